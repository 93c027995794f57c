package care.hms.notification;

import java.util.Set;
import java.util.UUID;

/**
 * The outbox has new rows. Whoever looks at them observes this after the commit.
 *
 * @param toSend the channels in which something waits to be sent
 * @param readers the accounts that have something new to read in the application
 */
public record NotificationsWritten(Set<Channel> toSend, Set<UUID> readers) {}
