package care.hms.audit;

import care.hms.platform.Origin;
import java.time.Instant;
import java.util.UUID;

/**
 * Which lines of the audit are wanted; null asks for no particular one.
 *
 * @param from inclusive
 * @param to exclusive
 * @param patientId whatever was done to this patient, to an appointment of this patient, and whatever showed either
 * @param outcome {@code success}, {@code refused} or {@code failed}
 */
public record AuditFilter(
        Instant from,
        Instant to,
        UUID actorId,
        String operation,
        UUID objectId,
        UUID patientId,
        String outcome,
        Origin.Way way,
        String requestId) {}
