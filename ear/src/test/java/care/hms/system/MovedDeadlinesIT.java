package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A changed policy moves the timers of those who wait, not their rows alone (decisions E5, S8). */
class MovedDeadlinesIT {

    private static final Map<String, String> COLUMNS = Map.of(
            "Event_NoShowDue", "no_show_due_at",
            "Event_NoVitalsDue", "no_vitals_due_at",
            "Event_NoDoctorDue", "no_doctor_due_at",
            "Event_WaitingTooLongDue", "waiting_too_long_due_at");

    @Test
    void E5_theTimersOfAllWhoWaitAreMovedAndFireAtTheNewInstants() {
        try (var day = ClinicDay.begin()) {
            var clinic = day.clinic;
            var doctor = clinic.doctorWhoDoesNotSignIn(15);
            day.at("08:00");
            var expected = clinic.book(clinic.slot(doctor, "09:00"));
            var forVitals = clinic.book(clinic.slot(doctor, "08:15"));
            var forDoctor = clinic.book(clinic.slot(doctor, "08:30"));
            day.at("08:10");
            clinic.act(clinic.reception, forVitals, "check-in").is(200);
            clinic.act(clinic.reception, forDoctor, "check-in").is(200);
            clinic.act(clinic.nurse(), forDoctor, "vitals", Map.of("pulsePerMinute", 70))
                    .is(200);
            var before = Map.of(
                    expected, timers(day, expected),
                    forVitals, timers(day, forVitals),
                    forDoctor, timers(day, forDoctor));
            assertThat(due(before.get(expected))).isEqualTo(Map.of("Event_NoShowDue", "09:15:00"));
            assertThat(due(before.get(forVitals)))
                    .isEqualTo(Map.of("Event_NoVitalsDue", "08:35:00", "Event_WaitingTooLongDue", "08:45:00"));
            assertThat(due(before.get(forDoctor)))
                    .isEqualTo(Map.of("Event_NoDoctorDue", "08:55:00", "Event_WaitingTooLongDue", "09:00:00"));

            change(clinic, 20, "STAGE", 40, 42, 60);

            awaitTimers(day, expected, before, Map.of("Event_NoShowDue", "09:20:00"));
            awaitTimers(
                    day,
                    forVitals,
                    before,
                    Map.of("Event_NoVitalsDue", "08:50:00", "Event_WaitingTooLongDue", "09:15:00"));
            awaitTimers(
                    day,
                    forDoctor,
                    before,
                    Map.of("Event_NoDoctorDue", "08:52:00", "Event_WaitingTooLongDue", "09:30:00"));
            assertThat(day.timeline(expected)).contains("08:10:00 DEADLINE_MOVED staff");
            assertThat(day.explanation(expected)).contains("until 09:20 (slot start 09:00 + 20 min)");

            day.at("08:49:59");
            assertThat(day.alerts(forVitals)).isEmpty();
            day.at("08:50");
            day.awaitAlerts(forVitals, "NO_VITALS ACTIVE raised 08:50:00");
            assertThat(day.alerts(forDoctor)).isEmpty();
            day.at("08:52");
            day.awaitAlerts(forDoctor, "NO_DOCTOR ACTIVE raised 08:52:00");

            // Sooner than five minutes from now is not soon enough to be told.
            day.at("09:10");
            change(clinic, 1, "STAGE", 40, 42, 60);
            awaitTimers(day, expected, before, Map.of("Event_NoShowDue", "09:15:00"));
            day.at("09:14:59");
            assertThat(clinic.status(expected)).isEqualTo("SCHEDULED");
            day.at("09:15");
            day.awaitStatus(expected, "NO_SHOW");

            assertThat(day.timeline(expected)).endsWith("09:15:00 MARKED_NO_SHOW timer");
            assertThat(day.timeline(forVitals)).contains("08:50:00 ALERT_RAISED NO_VITALS timer");
            assertThat(day.timeline(forDoctor)).contains("08:52:00 ALERT_RAISED NO_DOCTOR timer");
            assertThat(day.endOfProcess(expected)).isEqualTo("Event_NoShow");
        }
    }

    @Test
    void S8_aTimerThatWasLostComesBackWhenItsDeadlineMoves() {
        try (var day = ClinicDay.begin()) {
            var clinic = day.clinic;
            var doctor = clinic.doctorWhoDoesNotSignIn(15);
            day.at("08:00");
            var id = clinic.book(clinic.slot(doctor, "09:00"));
            clinic.rows.execute(
                    "delete from act_ru_job where process_instance_id_ in"
                            + " (select id_ from act_ru_execution where business_key_ = ?)",
                    id.toString());

            change(clinic, 20, "SLOT_END", 5, 10, 30);

            await().atMost(ClinicDay.SOON).untilAsserted(() -> assertThat(due(timers(day, id)))
                    .isEqualTo(Map.of("Event_NoShowDue", "09:20:00")));
            assertThat(clinic.activities(id)).containsExactly("Task_WaitForArrival");
        }
    }

    private static void change(
            Clinic clinic, int noShow, String alertClock, int noVitals, int noDoctor, int waitingTooLong) {
        clinic.admin
                .put(
                        "/policies",
                        Map.of(
                                "noShowAfterMinutes", noShow,
                                "alertClock", alertClock,
                                "noVitalsAfterMinutes", noVitals,
                                "noDoctorAfterMinutes", noDoctor,
                                "waitingTooLongAfterMinutes", waitingTooLong,
                                "minimumRemainingMinutes", 3,
                                "slotHorizonDays", 60,
                                "undoCheckInMinutes", 2),
                        "If-Match",
                        clinic.admin.get("/policies").is(200).etag())
                .is(200);
    }

    /** The same jobs as before, due when the row says. */
    private static void awaitTimers(
            ClinicDay day, UUID id, Map<UUID, List<Map<String, String>>> before, Map<String, String> expected) {
        await().atMost(ClinicDay.SOON)
                .untilAsserted(() -> assertThat(due(timers(day, id))).isEqualTo(expected));
        assertThat(jobs(timers(day, id))).as("moved, not made again").isEqualTo(jobs(before.get(id)));
        var row = day.appointment(id);
        expected.forEach((timer, due) -> assertThat(row).containsEntry(COLUMNS.get(timer), due));
    }

    private static Map<String, String> due(List<Map<String, String>> timers) {
        var due = new HashMap<String, String>();
        timers.forEach(timer -> due.put(timer.get("act_id_"), timer.get("due")));
        return due;
    }

    private static List<String> jobs(List<Map<String, String>> timers) {
        return timers.stream().map(timer -> timer.get("id_")).toList();
    }

    private static List<Map<String, String>> timers(ClinicDay day, UUID id) {
        return day.clinic.rows.all(
                "select j.id_, d.act_id_, to_char(j.duedate_ at time zone 'UTC' at time zone 'Europe/Berlin',"
                        + " 'HH24:MI:SS') as due from act_ru_job j"
                        + " join act_ru_jobdef d on d.id_ = j.job_def_id_"
                        + " join act_ru_execution p on p.id_ = j.process_instance_id_"
                        + " where p.business_key_ = ? order by j.id_",
                id.toString());
    }
}
