package care.hms.appointment;

/** What can happen to an appointment, as its timeline tells it. */
public enum TimelineEvent {
    BOOKED,
    CONFIRMED,
    RESCHEDULED,
    CHECKED_IN,
    VITALS_RECORDED,
    CONSULTATION_STARTED,
    COMPLETED,
    CANCELLED,
    DEADLINE_MOVED,
    MARKED_NO_SHOW,
    ALERT_RAISED,
    ALERT_ACKNOWLEDGED,
    ALERT_RESOLVED
}
