package care.hms.appointment;

import care.hms.Source;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One line of an appointment's timeline.
 *
 * @param source by which way it came
 * @param actorId the account of the person who did it; null when it happened by itself
 * @param detail ids, codes and instants that belong to it
 */
public record TimelineEntry(Instant at, TimelineEvent event, Source source, UUID actorId, Map<String, String> detail) {}
