package care.hms.appointment;

/** Who cancelled an appointment, which decides who has to be told (decision N4). */
public enum CancelledBy {
    PATIENT,
    /** Somebody who works here. */
    CLINIC
}
