package care.hms.notification;

import care.hms.Audited;
import care.hms.Conflict;
import care.hms.NotFound;
import care.hms.account.Action;
import care.hms.account.Actor;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** An administrator has a message sent that was given up. */
@Stateless
@PermitAll
public class RetryNotification {

    private JpaOutboxEntries entries;
    private Event<NotificationsWritten> written;

    protected RetryNotification() {}

    @Inject
    public RetryNotification(JpaOutboxEntries entries, Event<NotificationsWritten> written) {
        this.entries = entries;
        this.written = written;
    }

    /**
     * Has it sent, with as many attempts as a new one.
     *
     * @throws NotFound {@code notification.not-found}
     * @throws Conflict {@code notification.not-failed} tells the status in which it is
     */
    @Audited(value = "retryNotification", object = "notification")
    public void retry(Actor actor, UUID id) {
        actor.require(Action.WATCH_OUTBOX);
        var status = entries.lock(actor.hospitalId(), id).orElseThrow(() -> new NotFound("notification", id));
        if (status != Status.FAILED) {
            throw new Conflict(
                    "notification.not-failed",
                    "Only a message that was given up can be sent again.",
                    Map.of("status", status.name()));
        }
        entries.sendAgain(id);
        written.fire(new NotificationsWritten(EnumSet.of(Channel.SMS, Channel.EMAIL), Set.of()));
    }
}
