package care.hms.explanation;

import care.hms.appointment.TimelineEvent;
import java.util.EnumSet;
import java.util.Set;

/** The deadlines of an appointment: the no-show's, and one for each alert. */
public enum Kind {
    NO_SHOW(
            TimelineEvent.RESCHEDULED,
            TimelineEvent.CHECKED_IN,
            TimelineEvent.CHECK_IN_UNDONE,
            TimelineEvent.MARKED_NO_SHOW,
            TimelineEvent.REINSTATED,
            TimelineEvent.CANCELLED),
    NO_VITALS(
            TimelineEvent.CHECKED_IN,
            TimelineEvent.CHECK_IN_UNDONE,
            TimelineEvent.REINSTATED,
            TimelineEvent.VITALS_RECORDED,
            TimelineEvent.CONSULTATION_STARTED,
            TimelineEvent.CANCELLED),
    NO_DOCTOR(TimelineEvent.VITALS_RECORDED, TimelineEvent.CONSULTATION_STARTED, TimelineEvent.CANCELLED),
    WAITING_TOO_LONG(
            TimelineEvent.CHECKED_IN,
            TimelineEvent.CHECK_IN_UNDONE,
            TimelineEvent.REINSTATED,
            TimelineEvent.CONSULTATION_STARTED,
            TimelineEvent.CANCELLED);

    private final Set<TimelineEvent> events;

    Kind(TimelineEvent first, TimelineEvent... more) {
        events = EnumSet.of(first, more);
    }

    /** Whether the event begins, moves, meets or ends this deadline. */
    boolean isTouchedBy(Facts.Event event) {
        return event.subject() == null ? events.contains(event.event()) : event.subject() == this;
    }
}
