package care.hms.noshow;

/** Why an appointment is a no-show (§3). */
public enum NoShowReason {
    /** The due instant passed; never sent by a person (A2). */
    AUTO_TIMEOUT,
    /** Reception or nurse saw that nobody came. */
    MANUAL_STAFF,
    /** The doctor saw that nobody came. */
    MANUAL_DOCTOR,
    /** The patient called too late to cancel. */
    PATIENT_CALLED
}
