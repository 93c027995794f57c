package care.hms.audit;

import care.hms.platform.Origin;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One line of the audit to be.
 *
 * @param hospitalId null: outside of every hospital
 * @param actorId null: by itself, or by somebody unknown
 * @param operation what was done, the API's operation id
 * @param object to what
 * @param patients whose details the answer showed
 * @param origin by which way, for which request
 * @param detail ids, codes and counts, never names
 */
record AuditEvent(
        UUID hospitalId,
        UUID actorId,
        String actorRole,
        String operation,
        Thing object,
        Collection<UUID> patients,
        Origin origin,
        Outcome outcome,
        Map<String, String> detail) {

    /** A thing: its kind, and its id when there is one. */
    record Thing(String type, UUID id) {}

    /** How it ended; the code tells why not. */
    record Outcome(String word, String code) {

        static final Outcome SUCCESS = new Outcome("success", null);

        static Outcome refused(String code) {
            return new Outcome("refused", code);
        }

        static Outcome failed(String code) {
            return new Outcome("failed", code);
        }
    }

    /** Something that happened by itself. */
    static AuditEvent automatic(
            UUID hospitalId, String operation, Thing object, Origin origin, Map<String, String> detail) {
        return new AuditEvent(hospitalId, null, null, operation, object, List.of(), origin, Outcome.SUCCESS, detail);
    }
}
