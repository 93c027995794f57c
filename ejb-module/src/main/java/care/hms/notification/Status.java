package care.hms.notification;

/** Where a message of the outbox stands. */
public enum Status {
    /** Waits to be sent: for the relay, for the end of quiet hours, or for the next attempt. */
    PENDING,
    /** A relay has claimed it. */
    SENDING,
    /** The channel accepted it. */
    SENT,
    /** Given up, or refused for good; an administrator may try again. */
    FAILED,
    /** Never sent, for a reason that stands beside it (N3). */
    SUPPRESSED
}
