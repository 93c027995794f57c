package care.hms.appointment;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/** Which appointments are wanted; null, or an empty set, means any. The date is the hospital's local day. */
public record AppointmentFilter(LocalDate date, UUID doctorId, UUID patientId, Set<AppointmentStatus> status) {

    public AppointmentFilter {
        status = status == null ? Set.of() : Set.copyOf(status);
    }
}
