package care.hms.notification;

/** To whom a notice goes (decision N4). */
enum Recipient {
    PATIENT,
    DOCTOR,
    /** Everybody at the reception of the hospital. */
    RECEPTIONISTS,
    /** Every administrator of every hospital, and whoever operates the platform. */
    ADMINISTRATORS
}
