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

    @ParameterizedTest(name = "{0} {1} {2} -> {3} {4} {5}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    PUT | /policies |  | 400 | request.invalid |
                    PUT | /policies | {} | 400 | request.invalid | alertClock
                    PUT | /policies | {"noShowAfterMinutes":0,"alertClock":"SLOT_END","noVitalsAfterMinutes":5,"noDoctorAfterMinutes":10,"waitingTooLongAfterMinutes":30,"minimumRemainingMinutes":3,"slotHorizonDays":60,"undoCheckInMinutes":2} | 400 | request.invalid | noShowAfterMinutes
                    PUT | /policies | {"noShowAfterMinutes":241,"alertClock":"SLOT_END","noVitalsAfterMinutes":5,"noDoctorAfterMinutes":10,"waitingTooLongAfterMinutes":30,"minimumRemainingMinutes":3,"slotHorizonDays":60,"undoCheckInMinutes":2} | 400 | request.invalid | noShowAfterMinutes
                    PUT | /policies | {"noShowAfterMinutes":"ten","alertClock":"SLOT_END","noVitalsAfterMinutes":5,"noDoctorAfterMinutes":10,"waitingTooLongAfterMinutes":30,"minimumRemainingMinutes":3,"slotHorizonDays":60,"undoCheckInMinutes":2} | 400 | request.invalid | noShowAfterMinutes
                    PUT | /policies | {"noShowAfterMinutes":10,"alertClock":"LUNCH","noVitalsAfterMinutes":5,"noDoctorAfterMinutes":10,"waitingTooLongAfterMinutes":30,"minimumRemainingMinutes":3,"slotHorizonDays":60,"undoCheckInMinutes":2} | 400 | request.invalid | alertClock
                    PUT | /notifications/policy | {"language":"fr","sms":true,"quietFrom":null,"quietUntil":null,"noShowSmsWithinMinutes":120,"maximumAttempts":40} | 400 | request.invalid | language
                    PUT | /notifications/policy | {"language":"en","sms":null,"quietFrom":null,"quietUntil":null,"noShowSmsWithinMinutes":120,"maximumAttempts":40} | 400 | request.invalid | sms
                    PUT | /notifications/policy | {"language":"en","sms":true,"quietFrom":"21:00","quietUntil":null,"noShowSmsWithinMinutes":120,"maximumAttempts":40} | 400 | request.invalid | quietUntil
                    PUT | /notifications/policy | {"language":"en","sms":true,"quietFrom":"21:00","quietUntil":"21:00","noShowSmsWithinMinutes":120,"maximumAttempts":40} | 400 | request.invalid | quietUntil
                    PUT | /notifications/policy | {"language":"en","sms":true,"quietFrom":"25:00","quietUntil":"07:00","noShowSmsWithinMinutes":120,"maximumAttempts":40} | 400 | request.invalid | quietFrom
                    PUT | /notifications/policy | {"language":"en","sms":true,"quietFrom":null,"quietUntil":null,"noShowSmsWithinMinutes":1441,"maximumAttempts":40} | 400 | request.invalid | noShowSmsWithinMinutes
                    PUT | /notifications/policy | {"language":"en","sms":true,"quietFrom":null,"quietUntil":null,"noShowSmsWithinMinutes":120,"maximumAttempts":0} | 400 | request.invalid | maximumAttempts
                    GET | /no-show/logs?from=2026-02-01&to=2026-01-01 |  | 400 | request.invalid | from
                    GET | /no-show/logs?from=2024-01-01&to=2026-01-01 |  | 400 | request.invalid | from
                    GET | /no-show/logs?reason=BORED |  | 400 | request.invalid | reason
                    GET | /no-show/logs?doctorId=7 |  | 400 | request.invalid | doctorId
                    GET | /no-show/logs?page=-1 |  | 400 | request.invalid | page
                    GET | /no-show/logs?size=201 |  | 400 | request.invalid | size
                    GET | /no-show/stats?from=yesterday |  | 400 | request.invalid | from
                    GET | /no-show/stats?from=2024-01-01&to=2026-01-01 |  | 400 | request.invalid | from
                    GET | /no-show/stats?reason=BORED |  | 400 | request.invalid | reason
                    GET | /no-show/unresolved?size=0 |  | 400 | request.invalid | size
                    GET | /no-show/alerts?status=LOST |  | 400 | request.invalid | status
                    GET | /no-show/alerts?alertType=HUNGRY |  | 400 | request.invalid | alertType
                    GET | /no-show/alerts/00000000-0000-4000-8000-000000000000 |  | 404 | alert.not-found |
                    PUT | /no-show/alerts/00000000-0000-4000-8000-000000000000/acknowledge | {} | 404 | alert.not-found |
                    POST | /no-show/00000000-0000-4000-8000-000000000000/reinstate | {"reason":"came"} | 404 | appointment.not-found |
                    POST | /no-show/00000000-0000-4000-8000-000000000000/reinstate | {} | 400 | request.invalid | reason
                    GET | /notifications/outbox?status=LOST |  | 400 | request.invalid | status
                    GET | /notifications/outbox?channel=PIGEON |  | 400 | request.invalid | channel
                    POST | /notifications/outbox/00000000-0000-4000-8000-000000000000/retry |  | 404 | notification.not-found |
                    """)
    void whatAnAdministratorAsksForIsRefusedInTheSameWay(
            String method, String path, String body, int status, String code, String field) {
        var before = decisions();
        var version = clinic.rows.one("select version from hospitals where id = ?", clinic.hospitalId);
        var answer = clinic.admin.raw(
                method, path, body, "Content-Type", "application/json", "If-Match", "\"" + version + "\"");
        answer.refuses(status, code);
        if (field != null) {
            assertThat(answer.body().path("errors").findValuesAsText("field")).contains(field);
        }
        assertThat(answer.body().toString()).doesNotContain("Exception", "care.hms");
        assertThat(decisions()).isEqualTo(before);
    }

    private static String decisions() {
        return clinic.rows.one(
                "select h::text || coalesce((select p::text from notification_policies p where p.hospital_id = h.id), '')"
                        + " from hospitals h where h.id = ?",
                clinic.hospitalId);
    }

    @Test
    void policiesWithoutAVersionOrFromAnOldOneAreRefused() {
        var policies = clinic.admin.get("/policies").is(200).data().path("policies");
        clinic.admin.put("/policies", policies).refuses(428, "request.if-match-required");
        clinic.admin.put("/policies", policies, "If-Match", "\"99\"").refuses(412, "request.stale");
    }

    @Test
    void whoNeverCameCannotBeReinstatedAndWhoIsNotInCannotBeSentBack() {
        var id = clinic.book(clinic.slot(doctor, "11:45"));
        clinic.reception
                .post("/no-show/" + id + "/reinstate", Map.of("reason", "came"))
                .refuses(409, "appointment.illegal-transition");
        clinic.act(clinic.reception, id, "undo-check-in").refuses(409, "appointment.illegal-transition");
        assertThat(clinic.status(id)).isEqualTo("SCHEDULED");
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
