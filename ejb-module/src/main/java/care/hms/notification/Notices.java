package care.hms.notification;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/**
 * Tells people what happened to appointments: plans the messages and, when it has happened, writes them into the
 * outbox, in the transaction of the cause (N1).
 */
@Dependent
public class Notices {

    private final JpaFacts facts;
    private final JpaOutbox outbox;
    private final NotificationSettings settings;
    private final Clock clock;
    private final Event<NotificationsWritten> written;

    @Inject
    Notices(
            JpaFacts facts,
            JpaOutbox outbox,
            NotificationSettings settings,
            Clock clock,
            Event<NotificationsWritten> written) {
        this.facts = facts;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
        this.written = written;
    }

    /**
     * What would be written now, and is not yet: for a preview, or to be announced as it is.
     *
     * @param occurrence tells this cause from another of the same kind about the same appointment; may be empty
     */
    public List<PlannedNotification> plan(Notice notice, Collection<UUID> appointmentIds, String occurrence) {
        var now = clock.instant();
        var policies = new HashMap<UUID, NotificationPolicy>();
        var planned = new ArrayList<PlannedNotification>();
        for (var about : facts.of(appointmentIds)) {
            var policy = policies.computeIfAbsent(about.hospitalId(), facts::policy);
            var plan = new Plan(notice, about, occurrence, policy, settings, now);
            if (notice.recipient() == Recipient.RECEPTIONISTS) {
                facts.receptionists(about.hospitalId()).forEach(account -> planned.add(plan.toReceptionist(account)));
            } else {
                notice.channels().forEach(channel -> planned.add(plan.by(channel)));
            }
        }
        return planned;
    }

    /**
     * Writes the messages, however many, with one statement; what was written before is not written again.
     *
     * @param occurrence tells this cause from another of the same kind about the same appointment; may be empty
     */
    public void announce(Notice notice, Collection<UUID> appointmentIds, String occurrence) {
        announce(plan(notice, appointmentIds, occurrence));
    }

    /** Writes what was planned in this transaction. */
    public void announce(List<PlannedNotification> planned) {
        if (!planned.isEmpty()) {
            var news = outbox.add(planned, clock.instant());
            if (!news.toSend().isEmpty() || !news.readers().isEmpty()) {
                written.fire(news);
            }
        }
    }
}
