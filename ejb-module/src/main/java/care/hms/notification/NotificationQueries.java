package care.hms.notification;

import care.hms.Audited;
import care.hms.Page;
import care.hms.account.Actor;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Reads one's own messages. */
@Stateless
@PermitAll
public class NotificationQueries {

    private JpaInbox inbox;

    protected NotificationQueries() {}

    @Inject
    public NotificationQueries(JpaInbox inbox) {
        this.inbox = inbox;
    }

    /** The actor's own, the newest first. */
    @Audited(value = "listNotifications", object = "notification")
    public Page<NotificationView> list(Actor actor, boolean unreadOnly, int page, int size) {
        Page.require(page, size);
        return new Page<>(
                inbox.list(actor.accountId(), unreadOnly, page * size, size),
                page,
                size,
                inbox.count(actor.accountId(), unreadOnly));
    }

    /** How many the actor has not read. */
    public long unread(Actor actor) {
        return inbox.count(actor.accountId(), true);
    }
}
