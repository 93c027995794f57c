package care.hms.notification;

import care.hms.Invalid;
import java.time.LocalTime;

/**
 * What a patient wants, as callers say and see it.
 *
 * @param language {@code en} or {@code de}; null: the hospital's
 * @param sms false: none
 * @param quietFrom local time from which NORMAL messages wait; null, both of them: the hospital's
 * @param quietUntil local time, on the next day when it is earlier than the beginning
 */
public record PatientPreferences(String language, Boolean sms, LocalTime quietFrom, LocalTime quietUntil) {

    static PatientPreferences of(Preferences known) {
        var quiet = known.quietHours();
        return new PatientPreferences(
                known.language() == null ? null : known.language().code(),
                known.sms(),
                quiet == null ? null : quiet.from(),
                quiet == null ? null : quiet.until());
    }

    /** @throws Invalid names the field that cannot be */
    Preferences checked() {
        if (sms == null) {
            throw new Invalid("sms", "true or false");
        }
        return new Preferences(Language.wanted(language), sms, QuietHours.wanted(quietFrom, quietUntil));
    }
}
