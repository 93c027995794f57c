package care.hms.stagealert;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * Which alerts are wanted.
 *
 * @param status empty means those that nobody has resolved (L4)
 * @param types empty means all
 * @param doctorId null means any
 */
public record AlertFilter(Set<AlertStatus> status, Set<AlertType> types, UUID doctorId) {

    public AlertFilter {
        status = status.isEmpty() ? EnumSet.of(AlertStatus.ACTIVE, AlertStatus.ACKNOWLEDGED) : Set.copyOf(status);
        types = types.isEmpty() ? EnumSet.allOf(AlertType.class) : Set.copyOf(types);
    }
}
