package care.hms.appointment;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * Which appointments are wanted; null, or an empty set, means any. Dates are the hospital's local days.
 *
 * @param before only those of an earlier day
 */
public record AppointmentFilter(
        LocalDate date, LocalDate before, UUID doctorId, UUID patientId, Set<AppointmentStatus> status) {

    public AppointmentFilter {
        status = status == null ? Set.of() : Set.copyOf(status);
    }

    /** Those of any day. */
    public AppointmentFilter(LocalDate date, UUID doctorId, UUID patientId, Set<AppointmentStatus> status) {
        this(date, null, doctorId, patientId, status);
    }
}
