package care.hms.board;

import care.hms.appointment.AppointmentStatus;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * Which rows of a board are wanted; null, or an empty set, means any.
 *
 * @param day the hospital's local day
 */
public record BoardFilter(LocalDate day, UUID doctorId, Set<AppointmentStatus> status) {

    public BoardFilter {
        status = status == null ? Set.of() : Set.copyOf(status);
    }
}
