package care.hms.notification;

import care.hms.Invalid;
import java.time.Duration;
import java.time.LocalTime;

/**
 * What a hospital has decided about messages, as callers say and see it.
 *
 * @param language {@code en} or {@code de}: of everybody who has not chosen one
 * @param sms whether the hospital sends any
 * @param quietFrom local time from which NORMAL messages wait; null, both of them: never
 * @param quietUntil local time, on the next day when it is earlier than the beginning
 * @param noShowSmsWithinMinutes how long after the due instant a no-show may still be told by SMS (T7)
 * @param maximumAttempts after which a message is given up
 */
public record HospitalPolicy(
        String language,
        Boolean sms,
        LocalTime quietFrom,
        LocalTime quietUntil,
        Integer noShowSmsWithinMinutes,
        Integer maximumAttempts) {

    private static final int LONGEST_MINUTES = 1440;
    private static final int MOST_ATTEMPTS = 100;

    static HospitalPolicy of(NotificationPolicy known) {
        var quiet = known.quietHours();
        return new HospitalPolicy(
                known.language().code(),
                known.sms(),
                quiet == null ? null : quiet.from(),
                quiet == null ? null : quiet.until(),
                Math.toIntExact(known.noShowSmsWithin().toMinutes()),
                known.maximumAttempts());
    }

    /** @throws Invalid names the field that cannot be */
    NotificationPolicy checked() {
        if (language == null) {
            throw new Invalid("language", "en or de");
        }
        if (sms == null) {
            throw new Invalid("sms", "true or false");
        }
        return new NotificationPolicy(
                Language.wanted(language),
                sms,
                QuietHours.wanted(quietFrom, quietUntil),
                Duration.ofMinutes(number("noShowSmsWithinMinutes", noShowSmsWithinMinutes, LONGEST_MINUTES)),
                number("maximumAttempts", maximumAttempts, MOST_ATTEMPTS));
    }

    private static int number(String field, Integer value, int most) {
        if (value == null || value < 1 || value > most) {
            throw new Invalid(field, "a number from 1 to " + most);
        }
        return value;
    }
}
