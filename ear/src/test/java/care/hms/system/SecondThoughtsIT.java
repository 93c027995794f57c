package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people take back: row, process instance and timers go back with them (A8, A11). */
class SecondThoughtsIT {

    private Clinic clinic;
    private Clinic.Doctor doctor;
    private UUID appointment;

    @BeforeEach
    void open() {
        clinic = Clinic.open();
        doctor = clinic.doctor(15);
        appointment = clinic.book(clinic.slot(doctor, "09:00"));
    }

    private void jumpTo(String time) {
        clinic.jumpTo(
                clinic.day.atTime(LocalTime.parse(time)).atZone(Clinic.ZONE).toInstant());
    }

    private void awaitStatus(String status) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> clinic.status(appointment).equals(status));
    }

    @Test
    void anUndoneCheckInWaitsForThePatientAgainAndThenForTheDeadline() {
        jumpTo("08:50");
        clinic.act(clinic.reception, appointment, "check-in").is(200);
        assertThat(clinic.activities(appointment)).containsExactly("Task_WaitForVitals");

        var undone = clinic.act(clinic.reception, appointment, "undo-check-in").is(200);

        assertThat(undone.data().path("status").asText()).isEqualTo("SCHEDULED");
        assertThat(undone.data().path("checkedInAt").isNull()).isTrue();
        assertThat(clinic.activities(appointment)).containsExactly("Task_WaitForArrival");
        jumpTo("09:15");
        awaitStatus("NO_SHOW");
    }

    @Test
    void whoeverIsCheckedInAgainAfterAMistakeIsSeenAsUsual() {
        jumpTo("08:50");
        clinic.act(clinic.reception, appointment, "check-in").is(200);
        clinic.act(clinic.reception, appointment, "undo-check-in").is(200);
        clinic.act(clinic.reception, appointment, "check-in").is(200);
        clinic.act(clinic.nurse(), appointment, "vitals", Map.of("pulsePerMinute", 70))
                .is(200);
        clinic.act(doctor.api(), appointment, "start").is(200);
        clinic.act(doctor.api(), appointment, "complete").is(200);

        assertThat(clinic.activities(appointment)).isEmpty();
    }

    @Test
    void aReinstatedPatientWaitsInTheWaitingRoomUnderAlertClocks() {
        jumpTo("09:15");
        awaitStatus("NO_SHOW");
        clinic.reception
                .post("/no-show/" + appointment + "/reinstate", Map.of("reason", ""))
                .refuses(400, "request.invalid");

        var answer = clinic.reception
                .post("/no-show/" + appointment + "/reinstate", Map.of("reason", "Stuck in the lift"))
                .is(200);

        assertThat(answer.data().path("status").asText()).isEqualTo("CHECKED_IN");
        assertThat(answer.data().path("slotTakenBack").asBoolean()).isTrue();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(clinic.activities(appointment)).containsExactly("Task_WaitForVitals"));
        jumpTo("09:30");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> clinic.rows.count(
                                "select count(*) from stage_alerts where appointment_id = ? and alert_type = 'NO_VITALS'",
                                appointment)
                        == 1);
        clinic.act(clinic.nurse(), appointment, "vitals", Map.of("pulsePerMinute", 70))
                .is(200);
        clinic.act(doctor.api(), appointment, "start").is(200);
        clinic.act(doctor.api(), appointment, "complete").is(200);
        assertThat(clinic.activities(appointment)).isEmpty();
        assertThat(clinic.status(appointment)).isEqualTo("COMPLETED");
    }

    @Test
    void anAlertIsAcknowledgedResolvedAndNeverComesBack() {
        jumpTo("08:50");
        clinic.act(clinic.reception, appointment, "check-in").is(200);
        jumpTo("09:20");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !clinic.nurse().get("/no-show/alerts").data().isEmpty());
        var alert = clinic.nurse().get("/no-show/alerts").data().path(0);
        var path = "/no-show/alerts/" + alert.path("id").asText();
        assertThat(alert.path("message").asText())
                .matches("Patient .+ \\(.+\\) checked in at 08:5\\d but vitals not recorded\\.");
        assertThat(alert.path("patient").path("lastName").asText()).startsWith(Canary.LAST_NAME);
        assertThat(alert.path("doctor").path("user").path("firstName").asText()).isEqualTo(Canary.FIRST_NAME);

        doctor.api().put(path + "/acknowledge", Map.of()).refuses(403, "access.denied");
        clinic.nurse().put(path + "/acknowledge", Map.of(), "If-Match", "\"7\"").refuses(412, "request.stale");
        clinic.nurse().put(path + "/acknowledge", Map.of()).is(200);
        clinic.nurse()
                .put(path + "/resolve", Map.of("note", "Measured by hand"))
                .is(200);
        clinic.nurse().put(path + "/resolve", Map.of()).refuses(409, "alert.resolved");

        assertThat(clinic.nurse().get("/no-show/alerts").data()).isEmpty();
        assertThat(clinic.nurse().get("/no-show/alerts?status=RESOLVED").data()).hasSize(1);
        clinic.nurse().get("/no-show/alerts?status=OPEN").refuses(400, "request.invalid");
    }

    @Test
    void whoeverIsSeenNeedsNoAlertAnyMore() {
        jumpTo("08:50");
        clinic.act(clinic.reception, appointment, "check-in").is(200);
        jumpTo("09:20");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !clinic.nurse().get("/no-show/alerts").data().isEmpty());

        clinic.act(clinic.nurse(), appointment, "vitals", Map.of("pulsePerMinute", 70))
                .is(200);

        assertThat(clinic.nurse().get("/no-show/alerts").data()).isEmpty();
        assertThat(clinic.rows.one(
                        "select status || coalesce(resolved_by::text, ' by itself') from stage_alerts"
                                + " where appointment_id = ?",
                        appointment))
                .isEqualTo("RESOLVED by itself");
    }
}
