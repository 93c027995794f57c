package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** §7, scenario C: staff mark a no-show while there is time, and another patient takes the slot. */
class SlotReleaseIT {

    @Test
    void scenarioC_aSlotWithTimeLeftIsBookedByAnotherPatient() {
        try (var day = ClinicDay.begin()) {
            var clinic = day.clinic;
            var doctor = clinic.doctorWhoDoesNotSignIn(15);
            var slot = clinic.slot(doctor, "10:00");
            var patientA = clinic.patient();
            var phoneA = day.phone(patientA);
            var patientB = clinic.patient();
            var phoneB = day.phone(patientB);

            day.at("08:00");
            var a = clinic.book(slot, patientA);
            assertThat(day.slot(slot)).isEqualTo("booked by " + a);

            // 09:50, 10:00, 10:05 The sweep looks; nothing is due.
            for (var minute : List.of("09:50", "10:00", "10:05")) {
                day.sweepAt(minute);
                assertThat(clinic.status(a)).isEqualTo("SCHEDULED");
            }

            // 10:10 Staff mark it, before the deadline: five minutes are left.
            day.at("10:10");
            var marked = clinic.reception
                    .post("/no-show/" + a, Map.of("reason", "MANUAL_STAFF", "note", "called, no answer"))
                    .is(200)
                    .data();
            assertThat(marked.path("slotReleased").asBoolean()).isTrue();
            assertThat(day.slot(slot)).isEqualTo("free");
            var b = clinic.book(slot, patientB);

            assertThat(day.slot(slot)).isEqualTo("booked by " + b);
            assertThat(day.appointment(a))
                    .isEqualTo(Map.of(
                            "status", "NO_SHOW",
                            "booked_at", "08:00:00",
                            "no_show_due_at", "10:15:00",
                            "no_show_at", "10:10:00"));
            var log = new HashMap<String, String>();
            log.put("reason", "MANUAL_STAFF");
            log.put("note", "called, no answer");
            log.put("slot_time", "10:00:00");
            log.put("timeout_minutes", "15");
            log.put("triggered_at", "10:10:00");
            log.put("slot_released", "t");
            log.put("slot_released_at", "10:10:00");
            log.put("notification_sent", "t");
            log.put("created_by", day.account(clinic.reception).toString());
            log.put("source", "staff");
            log.put("reversed_at", null);
            await().atMost(ClinicDay.SOON)
                    .untilAsserted(() -> assertThat(day.logs(a)).containsExactly(log));
            assertThat(day.timeline(a)).containsExactly("08:00:00 BOOKED staff", "10:10:00 MARKED_NO_SHOW staff");
            day.awaitMessages(a, "SMS SENT NORMAL Missed Appointment", "IN_APP SUPPRESSED NORMAL Missed Appointment");
            assertThat(Outside.smsTo(phoneA)).hasSize(1);
            assertThat(day.endOfProcess(a)).isEqualTo("Event_NoShow");
            assertThat(day.explanation(a))
                    .isEqualTo(
                            "A no-show: at 10:10 it was marked by a receptionist, because staff saw that nobody came;"
                                    + " it would have been due at 10:15 (slot start 10:00 + 15 min, the slot's length).");

            // 10:15 Patient B came in time; the deadline of A's booking means nothing to him.
            day.sweepAt("10:15");
            assertThat(clinic.status(b)).isEqualTo("SCHEDULED");
            assertThat(day.explanation(b))
                    .isEqualTo("Not a no-show: the patient is expected until 10:25"
                            + " (booking 10:10 + 15 min, the slot's length).");
            day.at("10:16");
            clinic.act(clinic.reception, b, "check-in").is(200);
            day.sweepAt("10:25");

            assertThat(day.appointment(b))
                    .containsEntry("status", "CHECKED_IN")
                    .containsEntry("booked_at", "10:10:00")
                    .containsEntry("checked_in_at", "10:16:00")
                    .containsEntry("no_show_due_at", "10:25:00");
            assertThat(day.slot(slot)).isEqualTo("booked by " + b);
            assertThat(day.logs(b)).isEmpty();
            assertThat(day.timeline(b).subList(0, 2))
                    .containsExactly("10:10:00 BOOKED staff", "10:16:00 CHECKED_IN staff");
            assertThat(day.messages(b)).isEmpty();
            assertThat(Outside.smsTo(phoneB)).isEmpty();
            assertThat(clinic.activities(b)).containsExactly("Task_WaitForVitals");
            assertThat(day.logs(a)).hasSize(1);
        }
    }
}
