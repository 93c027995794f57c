package care.hms.stagealert;

import care.hms.Source;
import java.time.Instant;
import java.util.UUID;

/**
 * A patient waits too long and staff have been told so.
 *
 * @param dueAt when staff were to be told
 */
public record AlertRaised(UUID appointmentId, UUID hospitalId, AlertType type, Source source, Instant dueAt) {}
