package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever comes in, the answer is a problem with a code that names the field, never a 5xx, and nothing changes. */
class BadInputIT {

    private static Clinic other;
    private static Clinic clinic;
    private static Clinic.Doctor doctor;
    private static UUID appointment;

    @BeforeAll
    static void open() {
        other = Clinic.open();
        clinic = Clinic.open();
        doctor = clinic.doctor(15);
        appointment = clinic.book(clinic.slot(doctor, "11:00"));
    }

    @ParameterizedTest(name = "{0} {1} {2} -> {3} {4} {5}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    POST | /appointments           |                                       | 400 | request.invalid |
                    POST | /appointments           | {                                     | 400 | request.invalid |
                    POST | /appointments           | []                                    | 400 | request.invalid |
                    POST | /appointments           | null                                  | 400 | request.invalid |
                    POST | /appointments           | {}                                    | 400 | request.invalid | patientId
                    POST | /appointments           | {"patientId":"x","slotId":"y"}        | 400 | request.invalid | patientId
                    POST | /appointments           | {"patientId":7}                       | 400 | request.invalid | patientId
                    POST | /appointments           | {"nonsense":1}                        | 400 | request.invalid | nonsense
                    POST | /patients               | {"mrn":"","firstName":"A","lastName":"B","dateOfBirth":"1980-01-01"}    | 400 | request.invalid | mrn
                    POST | /patients               | {"mrn":"M","firstName":"A","lastName":"B","dateOfBirth":"2980-01-01"}   | 400 | request.invalid | dateOfBirth
                    POST | /patients               | {"mrn":"M","firstName":"A","lastName":"B","dateOfBirth":"yesterday"}    | 400 | request.invalid | dateOfBirth
                    POST | /patients               | {"mrn":"M","firstName":"A\\u0000","lastName":"B","dateOfBirth":"1980-01-01"} | 400 | request.invalid | firstName
                    POST | /patients/search        | {"text":"a"}                          | 400 | request.invalid | text
                    GET  | /appointments?date=today |                                      | 400 | request.invalid | date
                    GET  | /appointments?page=-1   |                                       | 400 | request.invalid | page
                    GET  | /appointments?size=201  |                                       | 400 | request.invalid | size
                    GET  | /appointments?status=LOST |                                     | 400 | request.invalid | status
                    GET  | /appointments/00000000-0000-4000-8000-000000000000 |            | 404 | appointment.not-found |
                    GET  | /appointments/7         |                                       | 400 | request.invalid | id
                    GET  | /nothing                |                                       | 404 | |
                    DELETE | /appointments         |                                       | 405 | |
                    """)
    void isRefusedWithACodeThatNamesTheField(
            String method, String path, String body, int status, String code, String field) {
        var rowsBefore = rows();
        var answer = clinic.reception.raw(method, path, body, "Content-Type", "application/json");
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        if (code != null) {
            answer.refuses(status, code);
        }
        if (field != null) {
            assertThat(answer.body().path("errors").findValuesAsText("field")).contains(field);
        }
        assertThat(answer.body().toString()).doesNotContain("Exception", "care.hms");
        assertThat(rows()).isEqualTo(rowsBefore);
    }

    @Test
    void anActWithoutAVersionOrWithAnOldOneIsRefused() {
        clinic.reception
                .put("/appointments/" + appointment + "/confirm", Map.of())
                .refuses(428, "request.if-match-required");
        clinic.reception
                .put("/appointments/" + appointment + "/confirm", Map.of(), "If-Match", "\"99\"")
                .refuses(412, "request.stale");
        clinic.reception
                .post("/no-show/" + appointment, Map.of("reason", "MANUAL_STAFF"), "If-Match", "\"99\"")
                .refuses(412, "request.stale");
        assertThat(clinic.status(appointment)).isEqualTo("SCHEDULED");
    }

    @Test
    void anActInTheWrongStateIsRefusedAndNamesTheState() {
        var id = clinic.book(clinic.slot(doctor, "11:15"));
        clinic.act(clinic.nurse(), id, "vitals", Map.of("pulsePerMinute", 70))
                .refuses(409, "appointment.vitals-before-check-in");
        var refused = clinic.act(doctor.api(), id, "complete").refuses(409, "appointment.illegal-transition");
        assertThat(refused.body().path("currentStatus").asText()).isEqualTo("SCHEDULED");
        clinic.reception
                .post("/no-show/" + id, Map.of("reason", "AUTO_TIMEOUT"))
                .refuses(400, "request.invalid");
    }

    @Test
    void vitalsOutsideTheirRangesAreRefusedAllAtOnce() {
        var id = clinic.book(clinic.slot(doctor, "11:30"));
        clinic.act(clinic.reception, id, "check-in").is(200);
        var refused = clinic.act(
                        clinic.nurse(),
                        id,
                        "vitals",
                        Map.of("temperatureCelsius", 50, "pulsePerMinute", 3, "systolicMmHg", 120))
                .refuses(400, "request.invalid");
        assertThat(refused.body().path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("temperatureCelsius", "pulsePerMinute", "diastolicMmHg");
        assertThat(clinic.rows.count("select count(*) from vital_signs where appointment_id = ?", id))
                .isZero();
    }

    @Test
    void anotherHospitalsThingsDoNotExist() {
        var otherDoctor = other.doctorWhoDoesNotSignIn(15);
        // The other clinic's day is over: its slots of tomorrow are those of this clinic's day.
        var slot = other.slot(otherDoctor, clinic.day, "11:00");
        var patient = other.patient();
        var foreign = other.book(slot, patient);
        for (var path : List.of(
                "/appointments/" + foreign,
                "/appointments/" + foreign + "/timeline",
                "/appointments/" + foreign + "/explain",
                "/patients/" + patient,
                "/doctors/" + otherDoctor.id() + "/slots?date=" + clinic.day)) {
            assertThat(clinic.reception.get(path).status()).as(path).isEqualTo(404);
        }
        clinic.reception
                .put("/appointments/" + foreign + "/cancel", Map.of(), "If-Match", "\"0\"")
                .refuses(404, "appointment.not-found");
        clinic.reception
                .post("/appointments", Map.of("patientId", clinic.patient(), "slotId", slot.id()))
                .refuses(404, "slot.not-found");
        clinic.reception
                .post("/no-show/" + foreign, Map.of("reason", "MANUAL_STAFF"))
                .refuses(404, "appointment.not-found");
        assertThat(clinic.reception
                        .get("/appointments?date=" + clinic.day)
                        .body()
                        .toString())
                .doesNotContain(foreign.toString());
        assertThat(other.status(foreign)).isEqualTo("SCHEDULED");
    }

    @Test
    void nobodyGetsInWithoutAValidToken() {
        Api.nobody(clinic.server).get("/appointments").refuses(401, "auth.token-missing");
        Api.withToken(clinic.server, "nonsense").get("/appointments").refuses(401, "auth.token-invalid");
        var tampered = clinic.reception.token().replaceFirst("\\.[^.]", ".x");
        Api.withToken(clinic.server, tampered).get("/appointments").refuses(401, "auth.token-invalid");
    }

    private static String rows() {
        return clinic.rows.one("select (select count(*) from appointments) || ' ' || (select count(*) from patients)");
    }
}
