package care.hms.appointment;

/** What can happen to an appointment, as its timeline tells it. */
public enum TimelineEvent {
    BOOKED,
    CONFIRMED,
    RESCHEDULED,
    CHECKED_IN,
    CHECK_IN_UNDONE,
    VITALS_RECORDED,
    CONSULTATION_STARTED,
    COMPLETED,
    CANCELLED,
    DEADLINE_MOVED,
    MARKED_NO_SHOW,
    REINSTATED,
    ALERT_RAISED,
    ALERT_ACKNOWLEDGED,
    ALERT_RESOLVED
}
