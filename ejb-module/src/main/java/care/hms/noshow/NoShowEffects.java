package care.hms.noshow;

import care.hms.Source;
import care.hms.appointment.Appointment;
import care.hms.appointment.Timeline;
import care.hms.appointment.TimelineEvent;
import care.hms.schedule.SlotBook;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What follows from every mark, whoever made it: release, log, timeline, announcement (decision A6). The set-based
 * statement of {@link JpaNoShows} has the same list.
 */
@Dependent
class NoShowEffects {

    private final SlotBook slots;
    private final JpaNoShows noShows;
    private final Timeline timeline;
    private final Event<AppointmentMarkedNoShow> marked;

    @Inject
    NoShowEffects(SlotBook slots, JpaNoShows noShows, Timeline timeline, Event<AppointmentMarkedNoShow> marked) {
        this.slots = slots;
        this.noShows = noShows;
        this.timeline = timeline;
        this.marked = marked;
    }

    /** Answers whether the slot was released: only while some of it is left (§3). */
    boolean follow(Appointment appointment, NoShowReason reason, String note, Instant now, UUID by, Source source) {
        var released = appointment.slotId() != null
                && now.isBefore(appointment.time().endsAt())
                && slots.release(appointment.slotId(), appointment.id());
        noShows.add(new NoShowLog(appointment, reason, note, now, released, by, source));
        timeline.record(
                appointment,
                TimelineEvent.MARKED_NO_SHOW,
                by,
                source,
                now,
                Map.of("reason", reason.name(), "slotReleased", Boolean.toString(released)));
        marked.fire(new AppointmentMarkedNoShow(
                appointment.id(), appointment.hospitalId(), reason, source, appointment.noShowDueAt()));
        return released;
    }
}
