package care.hms.absence;

import care.hms.account.Role;
import care.hms.appointment.AppointmentStatus;
import care.hms.notification.Channel;
import care.hms.notification.Notice;
import care.hms.notification.Suppression;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;

/**
 * An appointment that its doctor may not be able to keep.
 *
 * @param date the hospital's local day, as is the time
 * @param status before anything was done
 * @param messages what is told because of it, each recipient and channel one; empty when nobody is
 */
public record AffectedAppointment(
        UUID id, Patient patient, LocalDate date, LocalTime time, AppointmentStatus status, List<Message> messages) {

    /** Whose it is. */
    public record Patient(UUID id, String firstName, String lastName, String mrn) {

        /** Names nobody. */
        @Override
        public String toString() {
            return "Patient[" + id + "]";
        }
    }

    /**
     * What somebody is told.
     *
     * @param to PATIENT, or RECEPTIONIST
     * @param suppressed why it is written down and not sent; null: it is sent
     */
    public record Message(Notice type, Role to, Channel channel, Suppression suppressed, String title, String message) {

        /** The text may name somebody. */
        @Override
        public String toString() {
            return type + " to " + to + " by " + channel + (suppressed == null ? "" : " suppressed: " + suppressed);
        }
    }

    /** Whether at least one message reaches the patient. */
    boolean isPatientTold() {
        return messages.stream().anyMatch(message -> message.to() == Role.PATIENT && message.suppressed() == null);
    }

    /** How many patients at least one message reaches: people, not messages (N4). */
    static int patientsTold(List<AffectedAppointment> affected) {
        return (int) affected.stream()
                .filter(AffectedAppointment::isPatientTold)
                .map(one -> one.patient().id())
                .distinct()
                .count();
    }
}
