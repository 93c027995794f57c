package care.hms.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;

/**
 * What a message about an appointment has to know. Local date and time are the hospital's.
 *
 * @param version of the appointment, after the act
 */
record Facts(
        UUID hospitalId,
        ZoneId zone,
        UUID appointmentId,
        long version,
        LocalDate date,
        LocalTime time,
        Instant noShowDueAt,
        Patient patient,
        Doctor doctor) {

    /** @param accountId null when there is none, or a closed one */
    record Patient(
            UUID id, String firstName, String lastName, UUID accountId, boolean hasPhone, Preferences preferences) {

        /** Names nobody. */
        @Override
        public String toString() {
            return "Patient[" + id + "]";
        }
    }

    /** @param accountId null when there is none, or a closed one */
    record Doctor(UUID id, String lastName, UUID accountId, boolean hasAddress) {

        /** Names nobody. */
        @Override
        public String toString() {
            return "Doctor[" + id + "]";
        }
    }
}
