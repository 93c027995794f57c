package care.hms.notification;

import care.hms.Audited;
import care.hms.Page;
import care.hms.account.Action;
import care.hms.account.Actor;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Shows what was sent, what waits and what was given up: an administrator all of it, the staff that of an appointment. */
@Stateless
@PermitAll
public class OutboxQueries {

    private JpaOutboxEntries entries;

    protected OutboxQueries() {}

    @Inject
    public OutboxQueries(JpaOutboxEntries entries) {
        this.entries = entries;
    }

    /** What was written because of an appointment, oldest first, for whoever of the staff sees it. */
    public List<AppointmentMessage> about(Actor actor, UUID appointmentId) {
        actor.require(Action.SEE, null, null);
        return entries.about(actor.hospitalId(), appointmentId);
    }

    /**
     * The hospital's, or for the platform's administrator those to whoever operates the platform; the newest first. Null
     * filters nothing.
     */
    @Audited(value = "listOutbox", object = "notification")
    public Page<OutboxEntry> list(Actor actor, Status status, Channel channel, int page, int size) {
        actor.require(Action.WATCH_OUTBOX);
        Page.require(page, size);
        return new Page<>(
                entries.list(actor.hospitalId(), status, channel, page * size, size),
                page,
                size,
                entries.count(actor.hospitalId(), status, channel));
    }
}
