package care.hms.system;

import static care.hms.system.CockpitUser.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The platform's administrator mends instances in Cockpit: everything is open, and nothing happens without its line. */
class CockpitActsIT {

    private Clinic clinic;
    private CockpitUser system;
    private String instance;
    private String job;

    @BeforeEach
    void bookOne() {
        clinic = Clinic.open();
        system = CockpitUser.of(clinic.server, "system", TestSystem.DEMO_PASSWORD);
        var id = clinic.book(clinic.slot(clinic.doctorWhoDoesNotSignIn(15), "11:00"));
        instance = clinic.rows.one("select id_ from act_ru_execution where business_key_ = ?", id.toString());
        job = clinic.rows.one("select id_ from act_ru_job where process_instance_id_ = ?", instance);
    }

    @AfterEach
    void mend() {
        clinic.rows.execute("drop trigger if exists failing_cockpit on audit_events");
        clinic.rows.execute("drop function if exists failing_cockpit()");
    }

    @Test
    void mayRetrySuspendChangeAndModify() {
        is(204, "PUT", "job/" + job + "/retries", "{\"retries\":7}");
        assertThat(retries()).isEqualTo(7);
        is(204, "PUT", "process-instance/" + instance + "/suspended", "{\"suspended\":true}");
        is(204, "PUT", "process-instance/" + instance + "/suspended", "{\"suspended\":false}");
        is(204, "PUT", "process-instance/" + instance + "/variables/note", "{\"value\":\"x\",\"type\":\"String\"}");
        is(
                204,
                "POST",
                "process-instance/" + instance + "/modification",
                "{\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"Task_InConsultation\"}]}");
        is(204, "DELETE", "process-instance/" + instance, null);

        assertThat(clinic.rows.count("select count(*) from act_ru_execution where proc_inst_id_ = ?", instance))
                .isZero();
        var lines = lines(instance);
        assertThat(lines).hasSize(5);
        lines.forEach(line -> {
            assertThat(line.path("operation").asText()).isEqualTo("changeInCockpit");
            assertThat(line.path("outcome").asText()).isEqualTo("success");
            assertThat(line.path("objectType").asText()).isEqualTo("process-instance");
            assertThat(line.path("actor").path("role").asText()).isEqualTo("SYSTEM_ADMIN");
        });
        assertThat(lines.get(2).path("detail").path("path").asText())
                .isEqualTo("/api/engine/engine/default/process-instance/{id}/variables/{name}");
    }

    @Test
    void eachChangeSaysWhoDidItToWhatByWhichRequest() {
        var answer = system.send("PUT", ENGINE + "job/" + job + "/retries", "{\"retries\":3}");

        var line = lines(job).get(0);

        assertThat(line.path("requestId").asText())
                .isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(line.path("objectType").asText()).isEqualTo("job");
        assertThat(line.path("detail").path("method").asText()).isEqualTo("PUT");
        assertThat(line.path("actor").path("username").asText()).isEqualTo("system");
    }

    @Test
    void aChangeThatFailsIsWrittenDownAsOne() {
        var unknown = UUID.randomUUID();
        var answer = system.send("PUT", ENGINE + "job/" + unknown + "/retries", "{\"retries\":3}");
        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);

        var line = lines(unknown.toString()).get(0);

        assertThat(line.path("outcome").asText()).isIn("refused", "failed");
        assertThat(line.path("code").asText()).startsWith("cockpit.");
    }

    @Test
    void aChangeThatCannotBeWrittenDownDoesNotHappen() {
        var before = retries();
        clinic.rows.execute("create function failing_cockpit() returns trigger language plpgsql as $$ begin"
                + " if new.object_id = '" + job + "' and new.outcome = 'success' then"
                + " raise exception 'fails for a test'; end if; return null; end $$");
        clinic.rows.execute("create trigger failing_cockpit after insert on audit_events"
                + " for each row execute function failing_cockpit()");

        var answer = system.send("PUT", ENGINE + "job/" + job + "/retries", "{\"retries\":9}");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("Exception");
        assertThat(retries()).isEqualTo(before);
        assertThat(lines(job).get(0).path("outcome").asText()).isEqualTo("failed");
    }

    @Test
    void whatAnotherSiteSendsInHisNameDoesNothing() {
        system.get("app/cockpit/default/");
        var before = retries();
        for (var token : new String[] {"", "guessed"}) {
            assertThat(system.sendForged("PUT", ENGINE + "job/" + job + "/retries", "{\"retries\":9}", token)
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(retries()).isEqualTo(before);
    }

    @Test
    void readsAllHospitalsAndAllPeople() {
        var other = Clinic.open();
        assertThat(system.get(ENGINE + "tenant").body())
                .contains(clinic.hospitalId.toString(), other.hospitalId.toString());
        assertThat(system.get(ENGINE + "user").body())
                .contains(
                        clinic.admin.get("/auth/me").id().toString(),
                        other.admin.get("/auth/me").id().toString());
        assertThat(system.get("app/admin/default/").body()).contains("Camunda Admin");
        assertThat(lines(instance)).as("reading leaves no line").isEmpty();
    }

    private void is(int status, String method, String path, String body) {
        var answer = system.send(method, ENGINE + path, body);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(status);
    }

    private long retries() {
        return clinic.rows.count("select retries_ from act_ru_job where id_ = ?", job);
    }

    private JsonNode lines(String object) {
        return clinic.system
                .get("/audit?way=cockpit&objectId=" + object)
                .is(200)
                .data();
    }
}
