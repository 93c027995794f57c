package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** §10.2: the patient cancels, an hour and a half before the appointment, and another one in good time. */
class LastMinuteCancellationIT {

    @Test
    void aCancellationWithinADayIsUrgentToTheDoctorAndAnEarlierOneIsNot() {
        try (var day = ClinicDay.begin()) {
            var clinic = day.clinic;
            var doctor = clinic.doctor(15);
            var address = "last.minute" + clinic.hospitalId + Canary.MAIL;
            clinic.rows.execute(
                    "update accounts set email = ? where id = (select account_id from doctors where id = ?)",
                    address,
                    doctor.id());
            var patient = clinic.patientWhoSignsIn();
            var phone = day.phone(patient.id());
            var dayTwo = day.date.plusDays(1);
            var slot = clinic.slot(doctor, dayTwo, "09:00");
            var laterSlot = clinic.slot(doctor, dayTwo.plusDays(7), "09:00");
            var name = Canary.FIRST_NAME + " "
                    + clinic.rows.one("select last_name from patients where id = ?", patient.id());

            // Day 1, 10:00 The patient books for day 2 at 09:00, and for the week after.
            day.at("10:00");
            var id = book(patient, slot);
            var later = book(patient, laterSlot);
            assertThat(day.slot(slot)).isEqualTo("booked by " + id);

            // Day 2: the patient cancels, first the later one, and at 07:30 that of today.
            day.at(dayTwo, "07:29");
            clinic.act(patient.api(), later, "cancel").is(200);
            day.at(dayTwo, "07:30");
            var cancelled = clinic.act(patient.api(), id, "cancel", Map.of("reason", "Emergency came up"))
                    .is(200)
                    .data();

            assertThat(cancelled.path("status").asText()).isEqualTo("CANCELLED");
            assertThat(cancelled.path("cancellationReason").asText()).isEqualTo("Emergency came up");
            assertThat(day.appointment(id))
                    .isEqualTo(Map.of(
                            "status", "CANCELLED",
                            "booked_at", "10:00:00",
                            "cancelled_at", "07:30:00",
                            "no_show_due_at", "09:15:00"));
            assertThat(day.slot(slot)).isEqualTo("free");
            assertThat(day.slot(laterSlot)).isEqualTo("free");
            assertThat(day.logs(id)).isEmpty();
            assertThat(day.alerts(id)).isEmpty();
            assertThat(day.timeline(id)).containsExactly("10:00:00 BOOKED patient", "07:30:00 CANCELLED patient");
            assertThat(day.endOfProcess(id)).isEqualTo("SubProcess_Cancellation");
            assertThat(day.endOfProcess(later)).isEqualTo("SubProcess_Cancellation");

            day.awaitMessages(
                    id,
                    "IN_APP SENT HIGH Last-Minute Cancellation isLastMinute=true",
                    "EMAIL SENT HIGH Last-Minute Cancellation isLastMinute=true");
            day.awaitMessages(later, "IN_APP SENT NORMAL Appointment Cancelled isLastMinute=false");
            var told = doctor.api().get("/notifications").is(200).data();
            assertThat(told).hasSize(2);
            assertThat(shown(told.path(0)))
                    .isEqualTo("HIGH true Last-Minute Cancellation: " + name + " cancelled their 09:00 appointment on "
                            + written(dayTwo) + ".");
            assertThat(shown(told.path(1)))
                    .isEqualTo("NORMAL false Appointment Cancelled: " + name + " cancelled their 09:00 appointment on "
                            + written(dayTwo.plusDays(7)) + ".");
            await().atMost(ClinicDay.SOON).until(() -> Outside.mailTo(address).size() == 1);
            assertThat(Outside.mailTo(address).get(0))
                    .containsEntry("subject", "Last-Minute Cancellation")
                    .containsEntry("text", told.path(0).path("message").asText());
            assertThat(Outside.smsTo(phone)).as("who cancels himself knows").isEmpty();
            assertThat(day.explanation(id))
                    .isEqualTo(
                            "Not a no-show: it was cancelled at 07:30 by the patient, before the deadline at 09:15.");

            // 09:15 Nobody is missed.
            day.at(dayTwo, "09:15");
            day.at(dayTwo, "09:15:01");
            assertThat(clinic.status(id)).isEqualTo("CANCELLED");
            assertThat(day.logs(id)).isEmpty();
        }
    }

    private static UUID book(Clinic.Patient patient, Clinic.Slot slot) {
        return patient.api()
                .post("/appointments", Map.of("patientId", patient.id(), "slotId", slot.id()))
                .is(201)
                .id();
    }

    private static String shown(JsonNode told) {
        return told.path("priority").asText() + " "
                + told.path("metadata").path("isLastMinute").asText() + " "
                + told.path("title").asText() + ": " + told.path("message").asText();
    }

    private static String written(LocalDate day) {
        return DateTimeFormatter.ofPattern("MMM d", Locale.ENGLISH).format(day);
    }
}
