package care.hms.notification;

import care.hms.account.Role;
import java.time.Instant;
import java.util.UUID;

/**
 * A message about an appointment and what became of it, without its text.
 *
 * @param reason why it was not sent, or not yet; null when there is nothing to say
 * @param to what kind of person it is for
 * @param accountId whose account it is for; null for a message that leaves the house
 * @param notBefore the end of quiet hours, on the domain's clock
 * @param sentAt null while it is not sent
 * @param readAt null while nobody has read it in the application
 */
public record AppointmentMessage(
        UUID id,
        Notice notice,
        Channel channel,
        Status status,
        String reason,
        int attempts,
        Role to,
        UUID accountId,
        Instant createdAt,
        Instant notBefore,
        Instant sentAt,
        Instant readAt) {}
