package care.hms.stagealert;

import care.hms.Traced;
import care.hms.account.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An alert as staff see it (§8). Whoever acknowledged or resolved it is told by the account's id; a resolved alert
 * without one ended by itself.
 */
public record AlertView(
        UUID id,
        AlertType alertType,
        AlertStatus status,
        String message,
        Instant triggeredAt,
        Patient patient,
        Doctor doctor,
        UUID appointmentId,
        List<Role> targetStaff,
        Instant acknowledgedAt,
        UUID acknowledgedBy,
        Instant resolvedAt,
        UUID resolvedBy,
        String note,
        long version)
        implements Traced {

    /** Who waits. */
    public record Patient(UUID id, String firstName, String lastName, String mrn) {}

    /** For whom. */
    public record Doctor(UUID id, User user) {}

    /** The doctor's name, in the shape of §8. */
    public record User(String firstName, String lastName) {}

    @Override
    public UUID patientId() {
        return patient.id();
    }
}
