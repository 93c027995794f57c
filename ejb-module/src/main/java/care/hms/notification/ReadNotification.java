package care.hms.notification;

import care.hms.Audited;
import care.hms.NotFound;
import care.hms.account.Actor;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;

/** Somebody has read the own messages. */
@Stateless
@PermitAll
public class ReadNotification {

    private JpaInbox inbox;
    private Clock clock;

    protected ReadNotification() {}

    @Inject
    public ReadNotification(JpaInbox inbox, Clock clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    /**
     * Marks one; once more changes nothing.
     *
     * @throws NotFound {@code notification.not-found}: unknown, or somebody else's
     */
    @Audited(value = "readNotification", object = "notification")
    public void read(Actor actor, UUID id) {
        if (!inbox.read(actor.accountId(), id, clock.instant())) {
            throw new NotFound("notification", id);
        }
    }

    /** Marks all; answers how many were unread. */
    @Audited(value = "readAllNotifications", object = "notification")
    public int readAll(Actor actor) {
        return inbox.readAll(actor.accountId(), clock.instant());
    }
}
