package care.hms.notification;

/**
 * What a patient wants.
 *
 * @param language null: the hospital's
 * @param sms false: no SMS, of whatever priority
 * @param quietHours null: the hospital's
 */
public record Preferences(Language language, boolean sms, QuietHours quietHours) {

    /** Of whoever has said nothing. */
    static final Preferences NONE = new Preferences(null, true, null);
}
