package care.hms.appointment;

import care.hms.Source;
import care.hms.account.Actor;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What happened to an appointment, written in the transaction in which it happened. Details are ids, codes and
 * instants, never names.
 */
@Dependent
public class Timeline {

    private final JpaTimeline events;

    @Inject
    Timeline(JpaTimeline events) {
        this.events = events;
    }

    /** Something a person did. */
    public void record(
            Appointment appointment, TimelineEvent event, Actor actor, Instant at, Map<String, String> detail) {
        record(appointment, event, actor.accountId(), actor.source(), at, detail);
    }

    /** Something that a person did to many at once, each with a detail of its own. */
    void recordAll(Actor actor, TimelineEvent event, Instant at, Map<UUID, Map<String, String>> details) {
        events.addAll(actor, event, at, details);
    }

    /** Something that a person did, or, with no account, that happened by itself. */
    public void record(
            Appointment appointment,
            TimelineEvent event,
            UUID accountId,
            Source source,
            Instant at,
            Map<String, String> detail) {
        events.add(appointment, event, source, accountId, at, detail);
    }
}
