package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** §7, scenario B, under each of the three alert clocks as decision T10 has it. */
class LateCheckInIT {

    private static final String VITALS_MISSED = "NO_VITALS RESOLVED raised 09:10:00 resolved 09:12:00 by itself";
    private static final String DOCTOR_MISSED = "NO_DOCTOR RESOLVED raised 09:22:00 resolved 09:22:30 by itself";

    @Test
    void scenarioB_countedFromTheStageBothAlertsAreRaisedAndResolveThemselves() {
        lateCheckIn("STAGE", "09:10:00", "09:22:00", List.of(VITALS_MISSED, DOCTOR_MISSED));
    }

    @Test
    void scenarioB_countedFromTheSlotsStartTheStageThatBeganLaterDecides() {
        lateCheckIn("SLOT_START", "09:10:00", "09:22:00", List.of(VITALS_MISSED, DOCTOR_MISSED));
    }

    @Test
    void scenarioB_countedFromTheSlotsEndNobodyHasWaitedTooLong() {
        lateCheckIn("SLOT_END", "09:20:00", "09:25:00", List.of());
    }

    private static void lateCheckIn(String alertClock, String noVitalsDue, String noDoctorDue, List<String> alerts) {
        try (var day = ClinicDay.begin()) {
            var clinic = day.clinic;
            count(clinic, alertClock);
            var doctor = clinic.doctor(15);
            var slot = clinic.slot(doctor, "09:00");
            var patient = clinic.patient();
            var phone = day.phone(patient);

            day.at("08:00");
            var id = clinic.book(slot, patient);

            day.at("09:05");
            clinic.act(clinic.reception, id, "check-in").is(200);
            assertThat(clinic.activities(id)).containsExactly("Task_WaitForVitals");

            // 09:10 Checked in, no no-show; no vitals recorded yet.
            day.at("09:09:59");
            assertThat(day.alerts(id)).isEmpty();
            day.at("09:10");
            if (alerts.contains(VITALS_MISSED)) {
                day.awaitAlerts(id, "NO_VITALS ACTIVE raised 09:10:00");
                assertThat(clinic.rows.one("select message from stage_alerts where appointment_id = ?", id))
                        .matches("Patient .+ \\(.+\\) checked in at 09:05 but vitals not recorded\\.");
            }
            day.sweepAt("09:10");
            assertThat(clinic.status(id)).isEqualTo("CHECKED_IN");

            // 09:12 The nurse records vitals.
            day.at("09:12");
            clinic.act(clinic.nurse(), id, "vitals", Map.of("pulsePerMinute", 70))
                    .is(200);
            assertThat(day.alerts(id)).isEqualTo(alerts.subList(0, Math.min(1, alerts.size())));
            assertThat(clinic.activities(id)).containsExactly("Task_WaitForDoctor");

            // 09:20 Vitals done, not with the doctor; by the rules it is 09:22 before that is ten minutes.
            day.sweepAt("09:20");
            day.at("09:21:59");
            assertThat(day.alerts(id)).hasSize(Math.min(1, alerts.size()));
            day.at("09:22");
            if (alerts.contains(DOCTOR_MISSED)) {
                day.awaitAlerts(id, VITALS_MISSED, "NO_DOCTOR ACTIVE raised 09:22:00");
            }

            // 09:22:30 The consultation starts, and ends at 09:35.
            day.at("09:22:30");
            clinic.act(doctor.api(), id, "start").is(200);
            assertThat(clinic.activities(id)).containsExactly("Task_InConsultation");
            day.at("09:35");
            clinic.act(doctor.api(), id, "complete").is(200);
            day.sweepAt("09:35");

            assertThat(day.alerts(id)).isEqualTo(alerts);
            assertThat(day.appointment(id))
                    .isEqualTo(Map.ofEntries(
                            Map.entry("status", "COMPLETED"),
                            Map.entry("booked_at", "08:00:00"),
                            Map.entry("checked_in_at", "09:05:00"),
                            Map.entry("vitals_recorded_at", "09:12:00"),
                            Map.entry("consultation_started_at", "09:22:30"),
                            Map.entry("completed_at", "09:35:00"),
                            Map.entry("no_show_due_at", "09:15:00"),
                            Map.entry("no_vitals_due_at", noVitalsDue),
                            Map.entry("no_doctor_due_at", noDoctorDue),
                            Map.entry("waiting_too_long_due_at", "09:35:00")));
            assertThat(day.slot(slot)).isEqualTo("booked by " + id);
            assertThat(day.logs(id)).isEmpty();
            assertThat(day.timeline(id).stream().filter(line -> !line.contains("ALERT")))
                    .containsExactly(
                            "08:00:00 BOOKED staff",
                            "09:05:00 CHECKED_IN staff",
                            "09:12:00 VITALS_RECORDED staff",
                            "09:22:30 CONSULTATION_STARTED staff",
                            "09:35:00 COMPLETED staff");
            assertThat(day.timeline(id).stream().filter(line -> line.contains("ALERT")))
                    .containsExactlyElementsOf(
                            alerts.isEmpty()
                                    ? List.of()
                                    : List.of(
                                            "09:10:00 ALERT_RAISED NO_VITALS timer",
                                            "09:12:00 ALERT_RESOLVED NO_VITALS staff",
                                            "09:22:00 ALERT_RAISED NO_DOCTOR timer",
                                            "09:22:30 ALERT_RESOLVED NO_DOCTOR staff"));
            assertThat(day.messages(id))
                    .as("nobody is told of a visit as it should be")
                    .isEmpty();
            assertThat(Outside.smsTo(phone)).isEmpty();
            assertThat(day.endOfProcess(id)).isEqualTo("Event_Completed");
            assertThat(day.explanation(id))
                    .isEqualTo("Not a no-show: the patient checked in at 09:05, in time, and the consultation ended at"
                            + " 09:35.");
        }
    }

    private static void count(Clinic clinic, String alertClock) {
        clinic.admin
                .put(
                        "/policies",
                        Map.of(
                                "alertClock", alertClock,
                                "noVitalsAfterMinutes", 5,
                                "noDoctorAfterMinutes", 10,
                                "waitingTooLongAfterMinutes", 30,
                                "minimumRemainingMinutes", 3,
                                "slotHorizonDays", 60,
                                "undoCheckInMinutes", 2),
                        "If-Match",
                        clinic.admin.get("/policies").is(200).etag())
                .is(200);
    }
}
