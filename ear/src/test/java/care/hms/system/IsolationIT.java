package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two hospitals on one system: none learns of the other by a list, a search, a filter, a total or a taken number.
 * {@code RolesIT} tries every id of the one at every endpoint of the other.
 */
class IsolationIT {

    private static Clinic ours;
    private static Clinic theirs;
    private static UUID theirPatient;
    private static UUID theirDoctor;
    private static UUID theirAppointment;

    @BeforeAll
    static void open() {
        theirs = Clinic.open();
        var doctor = theirs.doctorWhoDoesNotSignIn(15);
        theirDoctor = doctor.id();
        theirPatient = theirs.patient();
        ours = Clinic.open();
        theirAppointment = theirs.book(theirs.slot(doctor, ours.day, "11:00"), theirPatient);
        ours.book(ours.slot(ours.doctorWhoDoesNotSignIn(15), "11:00"));
    }

    @Test
    void noListAndNoTotalTellsOfTheOthers() {
        for (var list : List.of(
                "/appointments?size=200",
                "/appointments?size=200&date=" + ours.day,
                "/patients?size=200",
                "/doctors",
                "/accounts?size=200",
                "/audit?size=200")) {
            var answer = ours.admin.get(list).is(200);
            var mine =
                    ours.rows.count("select count(*) from " + table(list) + " where hospital_id = ?", ours.hospitalId);

            // What the own people asked for stands in the audit's details, as they typed it.
            answer.data().forEach(line -> ((ObjectNode) line).remove("detail"));
            assertThat(answer.data().toString())
                    .as(list)
                    .doesNotContain(
                            theirs.hospitalId.toString(),
                            theirPatient.toString(),
                            theirDoctor.toString(),
                            theirAppointment.toString());
            // The audit's own line is written after it was read.
            assertThat(answer.body().path("total").asLong())
                    .as(list)
                    .isEqualTo(list.startsWith("/audit") ? mine - 1 : mine);
        }
    }

    private static String table(String list) {
        var name = list.substring(1).replaceAll("\\?.*", "");
        return name.equals("audit") ? "audit_events" : name;
    }

    @Test
    void noFilterFindsTheOthers() {
        for (var filtered : List.of(
                "/appointments?patientId=" + theirPatient,
                "/appointments?doctorId=" + theirDoctor,
                "/audit?patientId=" + theirPatient,
                "/audit?objectId=" + theirAppointment)) {
            var answer = ours.admin.get(filtered).is(200);

            assertThat(answer.data()).as(filtered).isEmpty();
            assertThat(answer.body().path("total").asInt()).as(filtered).isZero();
        }
    }

    @Test
    void noSearchFindsTheOthers() {
        var mrn = theirs.reception
                .get("/patients/" + theirPatient)
                .is(200)
                .data()
                .path("mrn")
                .asText();

        assertThat(ours.reception
                        .post("/patients/search", Map.of("text", mrn))
                        .is(200)
                        .body()
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void theirNumbersAreFree() {
        var theirRecord =
                theirs.reception.get("/patients/" + theirPatient).is(200).data();

        ours.reception
                .post(
                        "/patients",
                        Map.of(
                                "mrn",
                                theirRecord.path("mrn").asText(),
                                "firstName",
                                Canary.FIRST_NAME,
                                "lastName",
                                Canary.LAST_NAME,
                                "dateOfBirth",
                                "1980-01-01"))
                .is(201);
        assertThat(code(ours)).isEqualTo(code(theirs));
    }

    private static String code(Clinic clinic) {
        return clinic.reception
                .get("/doctors")
                .is(200)
                .data()
                .path(0)
                .path("code")
                .asText();
    }

    @Test
    void theEngineKnowsWhoseInstanceItIs() {
        assertThat(ours.rows.one(
                        "select distinct tenant_id_ from act_ru_execution where business_key_ = ?",
                        theirAppointment.toString()))
                .isEqualTo(theirs.hospitalId.toString());
        assertThat(ours.rows.count("select count(*) from act_ru_execution e join appointments a"
                        + " on a.id::text = e.business_key_ where e.tenant_id_ is distinct from a.hospital_id::text"))
                .isZero();
    }
}
