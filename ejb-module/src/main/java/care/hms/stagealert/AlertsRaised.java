package care.hms.stagealert;

import care.hms.Source;
import java.time.Instant;
import java.util.List;

/**
 * The sweep has told staff of patients who wait too long: told once for a chunk of any size.
 *
 * @param dueAt when staff were to be told, an instant for each alert
 */
public record AlertsRaised(AlertType type, Source source, List<Instant> dueAt) {}
