package care.hms.stagealert;

/** What raising an alert found; none of these is a failure. */
public enum Answer {
    /** Staff are alerted now. */
    RAISED,
    /** It was raised before, perhaps also resolved: it is not raised again (L1). */
    ALREADY_RAISED,
    /** The patient no longer waits for this. */
    REASON_GONE,
    /** The due instant lies ahead. */
    NOT_YET_DUE
}
