package care.hms.board;

/** Which alerts a screen shows. */
public enum AlertChoice {
    /** Those not resolved to which the person may attend. */
    MINE,
    /** Those of the hospital that nobody has resolved. */
    ALL,
    /** Those that are over, the latest first. */
    RESOLVED
}
