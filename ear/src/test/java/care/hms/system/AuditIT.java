package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who did what: every act, every refusal and every look at a patient leaves its line, and nothing leaves one alone. */
class AuditIT {

    private Clinic clinic;
    private Clinic.Doctor doctor;

    @BeforeEach
    void open() {
        clinic = Clinic.open();
        doctor = clinic.doctor(15);
    }

    @AfterEach
    void mend() {
        clinic.rows.execute("drop trigger if exists failing_audit on audit_events");
        clinic.rows.execute("drop trigger if exists failing_commit on appointments");
        clinic.rows.execute("drop function if exists failing()");
    }

    @Test
    void everyActSaysWhoDidWhatByWhichWayForWhichRequest() {
        var id = clinic.book(clinic.slot(doctor, "11:00"));
        var act = clinic.act(clinic.reception, id, "check-in").is(200);
        var requestId = act.headers().firstValue("X-Request-Id").orElseThrow();

        var line = only("/audit?operation=checkIn&objectId=" + id);

        assertThat(line.path("actor").path("role").asText()).isEqualTo("RECEPTIONIST");
        assertThat(line.path("actor").path("id").asText())
                .isEqualTo(clinic.reception.get("/auth/me").id().toString());
        assertThat(line.path("objectType").asText()).isEqualTo("appointment");
        assertThat(line.path("way").asText()).isEqualTo("rest");
        assertThat(line.path("outcome").asText()).isEqualTo("success");
        assertThat(line.path("requestId").asText()).isEqualTo(requestId);
        assertThat(line.path("at").asText()).endsWith("Z");
        assertThat(operations("/audit?requestId=" + requestId)).containsExactly("readAppointment", "checkIn");
    }

    @Test
    void aChangeOfSomebodysRightsAndPasswordsIsThere() {
        var newcomer = clinic.newcomer("NURSE");
        var nurse = Api.signIn(clinic.server, newcomer.username(), newcomer.password());
        var account = nurse.get("/auth/me").id();

        assertThat(operations("/audit?objectId=" + account)).contains("addAccount", "signIn");
        assertThat(operations("/audit?actorId=" + account)).contains("changeOwnPassword", "signIn");
    }

    @Test
    void whatIsRefusedIsThereWithItsReason() {
        var id = clinic.book(clinic.slot(doctor, "11:15"));
        clinic.act(clinic.reception, id, "start").refuses(403, "access.denied");
        clinic.act(clinic.reception, id, "cancel").is(200);
        clinic.act(clinic.reception, id, "check-in").refuses(409, "appointment.illegal-transition");
        clinic.reception
                .put("/appointments/" + id + "/confirm", Map.of(), "If-Match", "\"0\"")
                .refuses(412, "request.stale");
        var unknown = UUID.randomUUID();
        clinic.reception.get("/patients/" + unknown).refuses(404, "patient.not-found");
        clinic.reception.post("/patients", Map.of("mrn", "")).refuses(400, "request.invalid");

        assertThat(codes("/audit?outcome=refused&objectId=" + id))
                .containsExactly(
                        "confirmAppointment request.stale",
                        "checkIn appointment.illegal-transition",
                        "startConsultation access.denied");
        assertThat(codes("/audit?outcome=refused&objectId=" + unknown))
                .containsExactly("readPatient patient.not-found");
        assertThat(codes("/audit?outcome=refused&operation=registerPatient")).isEmpty();
    }

    @Test
    void aWrongPasswordIsThereAndSoIsTheRightOne() {
        var account = clinic.nurse().get("/auth/me").data();
        Api.nobody(clinic.server)
                .post(
                        "/auth/login",
                        Map.of("username", account.path("username").asText(), "password", "not the right password"))
                .refuses(401, "auth.invalid-credentials");

        var lines =
                read("/audit?operation=signIn&objectId=" + account.path("id").asText());

        assertThat(lines.get(0).path("outcome").asText()).isEqualTo("refused");
        assertThat(lines.get(0).path("actor").isNull()).isTrue();
        assertThat(lines.get(1).path("outcome").asText()).isEqualTo("success");
        assertThat(lines.get(1).path("actor").path("id").asText())
                .isEqualTo(account.path("id").asText());
    }

    @Test
    void whoeverLookedAtAPatientIsFound() {
        var patient = clinic.patient();
        var other = clinic.patient();
        var id = clinic.book(clinic.slot(doctor, "11:30"), patient);
        clinic.nurse().get("/patients/" + patient).is(200);
        doctor.api().get("/appointments?patientId=" + patient).is(200);
        clinic.reception.post("/patients/search", Map.of("text", "Pat")).is(200);
        clinic.reception.get("/appointments/" + id + "/timeline").is(200);

        assertThat(operations("/audit?patientId=" + patient))
                .contains(
                        "registerPatient",
                        "bookAppointment",
                        "readPatient",
                        "listAppointments",
                        "searchPatients",
                        "readTimeline");
        assertThat(operations("/audit?patientId=" + other)).containsExactly("searchPatients", "registerPatient");
    }

    @Test
    void whatHappensByItselfHasNoActor() {
        // Their deadlines lie between two sweeps, so that the timers alone can act.
        var quick = clinic.doctorWhoDoesNotSignIn(7);
        var slot = clinic.slot(quick, "08:00");
        var missed = clinic.book(slot);
        var waits = clinic.book(clinic.slot(quick, "08:07"));
        clinic.act(clinic.reception, waits, "check-in").is(200);
        clinic.jumpToJustBefore(slot.endsAt(), Duration.ofMillis(200));
        await().atMost(Duration.ofSeconds(30)).until(() -> clinic.status(missed).equals("NO_SHOW"));
        clinic.jumpToJustBefore(slot.endsAt().plus(Duration.ofMinutes(20)), Duration.ofMillis(200));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> operations("/audit?way=timer&objectId=" + waits).contains("raiseAlert"));

        var line = only("/audit?operation=markNoShow&objectId=" + missed);

        assertThat(line.path("actor").isNull()).isTrue();
        assertThat(line.path("way").asText()).isEqualTo("timer");
        assertThat(line.path("detail").path("noShowReason").asText()).isEqualTo("AUTO_TIMEOUT");
    }

    @Test
    void anActThatCannotBeWrittenDownDoesNotHappen() {
        var id = clinic.book(clinic.slot(doctor, "11:45"));
        failing("failing_audit", "audit_events", "new.object_id = '" + id + "' and new.outcome = 'success'", "");

        clinic.reception
                .put("/appointments/" + id + "/confirm", Map.of(), "If-Match", "\"0\"")
                .refuses(500, "internal");

        assertThat(clinic.status(id)).isEqualTo("SCHEDULED");
    }

    @Test
    void anActThatIsRolledBackLeavesNoLineThatItHappened() {
        var id = clinic.book(clinic.slot(doctor, "10:45"));
        failing("failing_commit", "appointments", "new.id = '" + id + "'", "deferrable initially deferred");

        clinic.act(clinic.reception, id, "confirm").refuses(500, "internal");

        mend();
        assertThat(codes("/audit?operation=confirmAppointment&objectId=" + id))
                .containsExactly("confirmAppointment internal");
        assertThat(only("/audit?operation=confirmAppointment&objectId=" + id)
                        .path("outcome")
                        .asText())
                .isEqualTo("failed");
    }

    @Test
    void eachReadsTheOwnHospitalsOnly() {
        var other = Clinic.open();
        var theirs = other.admin.get("/auth/me").id();
        var ours = clinic.admin.get("/auth/me").id();

        assertThat(clinic.admin.get("/audit?actorId=" + theirs).is(200).data()).isEmpty();
        assertThat(clinic.admin.get("/audit?actorId=" + ours).is(200).data()).isNotEmpty();
        assertThat(clinic.system.get("/audit?actorId=" + ours).is(200).data()).isEmpty();
        assertThat(operations(clinic.system, "/audit?objectId=" + clinic.hospitalId))
                .contains("addHospital");
        clinic.reception.get("/audit").refuses(403, "access.denied");
        clinic.admin.get("/audit?outcome=maybe").refuses(400, "request.invalid");
        clinic.admin.get("/audit?way=fax").refuses(400, "request.invalid");
        clinic.admin.get("/audit?from=yesterday").refuses(400, "request.invalid");
    }

    private void failing(String trigger, String table, String when, String timing) {
        clinic.rows.execute("create function failing() returns trigger language plpgsql as $$ begin if " + when
                + " then raise exception 'fails for a test'; end if; return null; end $$");
        clinic.rows.execute("create " + (timing.isEmpty() ? "" : "constraint ") + "trigger " + trigger
                + " after insert" + (timing.isEmpty() ? "" : " or update") + " on " + table + " " + timing
                + " for each row execute function failing()");
    }

    private JsonNode read(String path) {
        return clinic.admin.get(path).is(200).data();
    }

    private JsonNode only(String path) {
        var lines = read(path);
        assertThat(lines).as("%s", lines).hasSize(1);
        return lines.get(0);
    }

    private List<String> operations(String path) {
        return operations(clinic.admin, path);
    }

    private static List<String> operations(Api who, String path) {
        return texts(who.get(path).is(200).data(), "operation");
    }

    private List<String> codes(String path) {
        var lines = read(path);
        var codes = texts(lines, "code");
        var operations = texts(lines, "operation");
        var both = new ArrayList<String>();
        for (int i = 0; i < codes.size(); i++) {
            both.add(operations.get(i) + " " + codes.get(i));
        }
        return both;
    }

    private static List<String> texts(JsonNode lines, String member) {
        var texts = new ArrayList<String>();
        lines.forEach(line -> texts.add(line.path(member).asText()));
        return texts;
    }
}
