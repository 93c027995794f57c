package care.hms.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One line of the audit as it is read.
 *
 * @param id grows with time
 * @param at UTC
 * @param actor who did it; null when it happened by itself or nobody is known
 * @param operation what was done, the API's operation id
 * @param objectType to what kind of thing; null when none
 * @param objectId to which; null when there is none, or many
 * @param patients whose details the answer showed
 * @param way by which way: page, rest, cockpit, timer, sweep, trigger or system
 * @param requestId as in the answer and in the log; null when there was no request
 * @param outcome success, refused or failed
 * @param code why not; null for a success
 * @param detail ids, codes and counts
 */
public record AuditEventView(
        long id,
        Instant at,
        Actor actor,
        String operation,
        String objectType,
        UUID objectId,
        List<UUID> patients,
        String way,
        String requestId,
        String outcome,
        String code,
        Map<String, String> detail) {

    /** Who: the account, its user name today, and the role at the time. */
    public record Actor(UUID id, String username, String role) {}
}
