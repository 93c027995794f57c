package care.hms.board;

import care.hms.account.Actor;
import care.hms.account.Role;
import care.hms.stagealert.AlertType;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Which alerts are somebody's own business: those to which he may attend.
 *
 * @param doctorId only those about this doctor's patients; null: any doctor's
 */
record OwnAlerts(List<AlertType> types, UUID doctorId) {

    static OwnAlerts of(Actor actor) {
        return new OwnAlerts(
                Stream.of(AlertType.values())
                        .filter(type -> actor.may(type.attending(), actor.doctorId(), null))
                        .toList(),
                actor.role() == Role.DOCTOR ? actor.doctorId() : null);
    }

    /** All of the hospital. */
    static OwnAlerts ofAnybody() {
        return new OwnAlerts(List.of(AlertType.values()), null);
    }

    /** The names of the types; a word that is no type's when there are none, so that no row fits. */
    List<String> names() {
        return types.isEmpty() ? List.of("-") : types.stream().map(Enum::name).toList();
    }
}
