package care.hms.notification;

import java.time.Instant;
import java.util.UUID;

/**
 * A message of the outbox as an administrator sees it: who, when and why not, by ids; neither its text nor a number.
 *
 * @param reason why it was not sent, or not yet; null when there is nothing to say
 * @param notBefore the end of quiet hours, on the domain's clock
 * @param nextAttemptAt in real time; null when nothing is tried any more
 */
public record OutboxEntry(
        UUID id,
        Notice type,
        Channel channel,
        Priority priority,
        Status status,
        String reason,
        int attempts,
        UUID accountId,
        UUID patientId,
        UUID doctorId,
        UUID appointmentId,
        Instant createdAt,
        Instant notBefore,
        Instant nextAttemptAt,
        Instant sentAt) {}
