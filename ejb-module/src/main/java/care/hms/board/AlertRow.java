package care.hms.board;

import care.hms.Traced;
import care.hms.stagealert.AlertStatus;
import care.hms.stagealert.AlertType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;

/**
 * An alert as a screen shows it, with the names of those who attended to it.
 *
 * @param start when the slot begins, local
 * @param since since when the patient waits for this
 * @param acknowledgedBy null while nobody has seen it
 * @param resolvedBy null while it is open, and when the reason ended by itself
 */
public record AlertRow(
        UUID id,
        long version,
        AlertType type,
        AlertStatus status,
        UUID appointmentId,
        Patient patient,
        Doctor doctor,
        LocalTime start,
        Instant since,
        Instant triggeredAt,
        Instant acknowledgedAt,
        String acknowledgedBy,
        Instant resolvedAt,
        String resolvedBy,
        String note)
        implements Traced {

    /** Who waits. */
    public record Patient(UUID id, String firstName, String lastName, LocalDate born) {}

    /** For whom. */
    public record Doctor(UUID id, String firstName, String lastName) {}

    @Override
    public UUID patientId() {
        return patient.id();
    }
}
