package care.hms.noshow;

import care.hms.Traced;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;

/**
 * One line of the no-show history (§6, §8).
 *
 * @param slotTime when the appointment was to start, local
 * @param timeoutMinutes the length of the slot
 * @param createdBy the account of whoever marked it; null: automatic
 * @param reversed null while it stands
 */
public record NoShowLogView(
        UUID id,
        UUID appointmentId,
        NoShowReason reason,
        String note,
        LocalDate date,
        LocalTime slotTime,
        int timeoutMinutes,
        Instant triggeredAt,
        boolean slotReleased,
        Instant slotReleasedAt,
        boolean notificationSent,
        UUID createdBy,
        String source,
        Reversal reversed,
        Patient patient,
        Doctor doctor)
        implements Traced {

    /** Who came after all, and who said so (A8). */
    public record Reversal(Instant at, UUID by, String reason) {}

    /** Who did not come. */
    public record Patient(UUID id, String firstName, String lastName, String mrn) {}

    /** To whom. */
    public record Doctor(UUID id, User user) {}

    /** The doctor's name, in the shape of §8. */
    public record User(String firstName, String lastName) {}

    @Override
    public UUID patientId() {
        return patient.id();
    }
}
