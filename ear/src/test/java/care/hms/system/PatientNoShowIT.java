package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** §7, scenario A: the patient does not come. */
class PatientNoShowIT {

    @Test
    void scenarioA_aPatientWhoDoesNotComeIsANoShowAtTheEndOfTheSlot() {
        try (var day = ClinicDay.begin()) {
            var clinic = day.clinic;
            var drSmith = clinic.doctor(15);
            var patient = clinic.patientWhoSignsIn();
            var phone = day.phone(patient.id());
            var slot = clinic.slot(drSmith, "09:00");

            // 08:00 The patient books 09:00.
            day.at("08:00");
            var id = patient.api()
                    .post("/appointments", Map.of("patientId", patient.id(), "slotId", slot.id()))
                    .is(201)
                    .id();
            assertThat(day.slot(slot)).isEqualTo("booked by " + id);
            assertThat(clinic.activities(id)).containsExactly("Task_WaitForArrival");

            // 09:00, 09:05, 09:10 The sweep looks; nothing is due.
            for (var minute : List.of("09:00", "09:05", "09:10")) {
                day.sweepAt(minute);
                assertThat(clinic.status(id)).isEqualTo("SCHEDULED");
            }
            day.at("09:14:59");
            assertThat(day.explanation(id))
                    .isEqualTo("Not a no-show: the patient is expected until 09:15"
                            + " (slot start 09:00 + 15 min, the slot's length).");

            // 09:15 The end of the slot.
            day.at("09:15");
            day.awaitStatus(id, "NO_SHOW");
            day.awaitMessages(id, "SMS SENT NORMAL Missed Appointment", "IN_APP SENT NORMAL Missed Appointment");
            day.sweepAt("09:15");

            assertThat(day.appointment(id))
                    .isEqualTo(Map.of(
                            "status", "NO_SHOW",
                            "booked_at", "08:00:00",
                            "no_show_due_at", "09:15:00",
                            "no_show_at", "09:15:00"));
            assertThat(day.slot(slot)).as("its time has passed").isEqualTo("booked by " + id);
            var log = new HashMap<String, String>();
            log.put("reason", "AUTO_TIMEOUT");
            log.put("note", null);
            log.put("slot_time", "09:00:00");
            log.put("timeout_minutes", "15");
            log.put("triggered_at", "09:15:00");
            log.put("slot_released", "f");
            log.put("slot_released_at", null);
            log.put("notification_sent", "t");
            log.put("created_by", null);
            log.put("source", "timer");
            log.put("reversed_at", null);
            await().atMost(ClinicDay.SOON)
                    .untilAsserted(() -> assertThat(day.logs(id)).containsExactly(log));
            assertThat(day.alerts(id)).isEmpty();
            assertThat(day.timeline(id)).containsExactly("08:00:00 BOOKED patient", "09:15:00 MARKED_NO_SHOW timer");
            var text = "You missed your appointment with Dr. " + day.nameOf(drSmith) + " on "
                    + DateTimeFormatter.ofPattern("MMM d", Locale.ENGLISH).format(day.date)
                    + " at 09:00. Please contact the clinic to reschedule.";
            assertThat(Outside.smsTo(phone)).containsExactly(new Outside.Sms(phone, text));
            var told = patient.api().get("/notifications").is(200).data();
            assertThat(told).hasSize(1);
            assertThat(told.path(0).path("message").asText()).isEqualTo(text);
            assertThat(day.endOfProcess(id)).isEqualTo("Event_NoShow");
            assertThat(day.explanation(id))
                    .isEqualTo("A no-show: nobody had checked in by 09:15 (slot start 09:00 + 15 min, the slot's"
                            + " length), and at 09:15 it was marked by the process timer.");
        }
    }
}
