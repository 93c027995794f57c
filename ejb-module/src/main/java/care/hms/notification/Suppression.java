package care.hms.notification;

/** Why a message is written down and not sent (decision N3). */
public enum Suppression {
    /** Nobody who could read it in the application, or one whose account is closed. */
    NO_ACCOUNT,
    NO_PHONE,
    NO_ADDRESS,
    /** The patient wants no SMS. */
    OPTED_OUT,
    /** The hospital sends no SMS. */
    SMS_OFF,
    /** The no-show is too long ago for an SMS, or will be when quiet hours end (T7). */
    TOO_OLD,
    /** It waited, and is no longer true: the no-show was taken back, the appointment moved once more or settled. */
    OUTDATED,
    /** This installation has no gateway, or no mail server. */
    CHANNEL_NOT_CONFIGURED
}
