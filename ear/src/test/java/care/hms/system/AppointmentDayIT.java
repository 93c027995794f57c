package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An appointment's life over REST, with the process instance beside the row at every step. */
class AppointmentDayIT {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private Clinic clinic;
    private Clinic.Doctor doctor;

    @BeforeEach
    void open() {
        clinic = Clinic.open();
        doctor = clinic.doctor(15);
    }

    @Test
    void runsFromBookingToTheEndOfTheConsultation() {
        var id = clinic.book(clinic.slot(doctor, "11:00"));
        assertThat(clinic.activities(id)).containsExactly("Task_WaitForArrival");

        clinic.act(clinic.reception, id, "confirm").is(200);
        assertThat(clinic.status(id)).isEqualTo("CONFIRMED");
        clinic.act(clinic.reception, id, "check-in").is(200);
        assertThat(clinic.activities(id)).containsExactly("Task_WaitForVitals");
        var vitals = clinic.act(
                        clinic.nurse(),
                        id,
                        "vitals",
                        Map.of("temperatureCelsius", 36.8, "systolicMmHg", 120, "diastolicMmHg", 80))
                .is(200);
        assertThat(vitals.data().path("status").asText()).isEqualTo("CHECKED_IN");
        assertThat(vitals.data().path("vitals").path("temperatureCelsius").decimalValue())
                .isEqualByComparingTo("36.8");
        assertThat(clinic.activities(id)).containsExactly("Task_WaitForDoctor");
        clinic.act(doctor.api(), id, "start").is(200);
        assertThat(clinic.activities(id)).containsExactly("Task_InConsultation");
        clinic.act(doctor.api(), id, "complete").is(200);
        assertThat(clinic.status(id)).isEqualTo("COMPLETED");
        assertThat(clinic.activities(id)).isEmpty();
        assertThat(timeline(id))
                .isEqualTo("BOOKED CONFIRMED CHECKED_IN VITALS_RECORDED CONSULTATION_STARTED COMPLETED");
    }

    @Test
    void startsWithoutVitalsAndSaysSo() {
        var id = clinic.book(clinic.slot(doctor, "11:15"));
        clinic.act(clinic.reception, id, "check-in").is(200);
        var started = clinic.act(doctor.api(), id, "start").is(200);
        assertThat(started.data().path("startedWithoutVitals").asBoolean()).isTrue();
        assertThat(clinic.activities(id)).containsExactly("Task_InConsultation");
    }

    @Test
    void endsTheInstanceAndFreesTheSlotWhenCancelledInTheWaitingRoom() {
        var slot = clinic.slot(doctor, "11:30");
        var id = clinic.book(slot);
        clinic.act(clinic.reception, id, "check-in").is(200);
        clinic.act(clinic.reception, id, "cancel", Map.of("reason", "felt better"))
                .is(200);
        assertThat(clinic.status(id)).isEqualTo("CANCELLED");
        assertThat(clinic.activities(id)).isEmpty();
        assertThat(clinic.book(slot)).isNotEqualTo(id);
    }

    @Test
    void movesRowSlotAndTimerWhenRescheduled() {
        var from = clinic.slot(doctor, "10:30");
        var to = clinic.slot(doctor, "10:45");
        var id = clinic.book(from);
        clinic.act(clinic.reception, id, "confirm").is(200);
        var moved = clinic.act(clinic.reception, id, "reschedule", Map.of("slotId", to.id()))
                .is(200);
        assertThat(moved.data().path("status").asText()).isEqualTo("SCHEDULED");
        assertThat(Instant.parse(moved.data().path("noShowDueAt").asText())).isEqualTo(to.endsAt());
        assertThat(clinic.activities(id)).containsExactly("Task_WaitForArrival");
        assertThat(dueDateOfTheTimer(id)).isEqualTo(to.endsAt());
        assertThat(clinic.book(from)).isNotEqualTo(id);
    }

    @Test
    void marksANoShowAtTheMinuteAndNotBefore() {
        // It ends between two sweeps, so that the timer alone can mark it.
        var slot = clinic.slot(clinic.doctorWhoDoesNotSignIn(7), "08:00");
        var id = clinic.book(slot);
        assertThat(dueDateOfTheTimer(id)).isEqualTo(slot.endsAt());

        clinic.jumpToJustBefore(slot.endsAt(), Duration.ofSeconds(2));
        assertThat(clinic.status(id)).isEqualTo("SCHEDULED");
        await().atMost(Duration.ofSeconds(30)).until(() -> clinic.status(id).equals("NO_SHOW"));

        var log = clinic.rows.all("select * from no_show_logs where appointment_id = ?", id);
        assertThat(log).hasSize(1);
        assertThat(log.get(0))
                .containsEntry("reason", "AUTO_TIMEOUT")
                .containsEntry("source", "timer")
                .containsEntry("timeout_minutes", "7")
                .containsEntry("slot_released", "f")
                .containsEntry("created_by", null);
        var markedAt = Instant.parse(clinic.reception
                .get("/appointments/" + id)
                .data()
                .path("noShowAt")
                .asText());
        assertThat(markedAt).isBetween(slot.endsAt(), slot.endsAt().plus(A_MINUTE));
        await().atMost(Duration.ofSeconds(30)).until(() -> clinic.activities(id).isEmpty());
        clinic.act(clinic.reception, id, "check-in").refuses(409, "appointment.no-show-due");
        clinic.act(clinic.reception, id, "cancel").refuses(409, "appointment.no-show-due");
    }

    @Test
    void releasesTheSlotWhenStaffMarkBeforeItEnds() {
        var slot = clinic.slot(doctor, "08:30");
        var id = clinic.book(slot);
        clinic.reception
                .post("/no-show/" + id, Map.of("reason", "MANUAL_STAFF"))
                .refuses(409, "appointment.not-started");

        clinic.jumpTo(slot.startsAt().plus(Duration.ofMinutes(10)));
        var marked = clinic.reception
                .post("/no-show/" + id, Map.of("reason", "MANUAL_STAFF", "note", "called, no answer"))
                .is(200);
        assertThat(marked.data().path("slotReleased").asBoolean()).isTrue();
        assertThat(clinic.activities(id)).isEmpty();
        // Five minutes are left: another patient may have the slot, due when his own time is up.
        var other = clinic.book(slot);
        assertThat(clinic.status(other)).isEqualTo("SCHEDULED");
    }

    @Test
    void raisesEachAlertOnceAtItsMinute() {
        var slot = clinic.slot(doctor, "09:00");
        var id = clinic.book(slot);
        clinic.act(clinic.reception, id, "check-in").is(200);

        clinic.jumpTo(slot.endsAt().plus(Duration.ofMinutes(5)).minusSeconds(1));
        assertThat(alerts(id)).isEmpty();
        await().atMost(Duration.ofSeconds(30)).until(() -> alerts(id).equals("NO_VITALS"));
        clinic.act(clinic.nurse(), id, "vitals", Map.of("pulsePerMinute", 70)).is(200);
        clinic.jumpTo(slot.startsAt().plus(Duration.ofMinutes(31)));
        await().atMost(Duration.ofSeconds(30)).until(() -> alerts(id).equals("NO_DOCTOR NO_VITALS WAITING_TOO_LONG"));
        assertThat(clinic.activities(id)).containsExactly("Task_WaitForDoctor");
        assertThat(clinic.rows.one(
                        "select message from stage_alerts where appointment_id = ? and alert_type = 'NO_VITALS'", id))
                .matches("Patient %s %s\\d+ \\(%sT\\d+-\\d+\\) checked in at \\d\\d:\\d\\d but vitals not recorded\\."
                        .formatted(Canary.FIRST_NAME, Canary.LAST_NAME, Canary.MRN));
    }

    private String alerts(UUID id) {
        return String.join(
                " ",
                clinic
                        .rows
                        .all("select alert_type from stage_alerts where appointment_id = ? order by alert_type", id)
                        .stream()
                        .map(row -> row.get("alert_type"))
                        .toList());
    }

    private String timeline(UUID id) {
        var events = new StringJoiner(" ");
        clinic.reception
                .get("/appointments/" + id + "/timeline")
                .is(200)
                .data()
                .forEach(entry -> events.add(entry.path("event").asText()));
        return events.toString();
    }

    private Instant dueDateOfTheTimer(UUID id) {
        var due = clinic.rows.one(
                "select j.duedate_ from act_ru_job j join act_ru_execution p on p.id_ = j.process_instance_id_"
                        + " where p.business_key_ = ?",
                id.toString());
        return Timestamp.valueOf(due).toLocalDateTime().toInstant(ZoneOffset.UTC);
    }
}
