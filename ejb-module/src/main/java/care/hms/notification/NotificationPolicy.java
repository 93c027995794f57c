package care.hms.notification;

import java.time.Duration;

/**
 * What a hospital has decided about messages.
 *
 * @param language of everybody who has not chosen one
 * @param sms whether it sends any
 * @param quietHours in which NORMAL messages wait, unless the patient chose others; null: none
 * @param noShowSmsWithin how long after the due instant a no-show may still be told by SMS (T7); whole minutes
 * @param maximumAttempts after which the relay gives a message up
 */
public record NotificationPolicy(
        Language language, boolean sms, QuietHours quietHours, Duration noShowSmsWithin, int maximumAttempts) {

    /** What holds until an administrator decides otherwise; forty attempts are about two hours. */
    static final NotificationPolicy DEFAULT = new NotificationPolicy(Language.EN, true, null, Duration.ofHours(2), 40);
}
