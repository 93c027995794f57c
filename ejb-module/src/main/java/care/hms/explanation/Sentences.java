package care.hms.explanation;

import care.hms.explanation.Facts.By;
import care.hms.notification.Language;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of an explanation in one language; times are told in the hospital's zone, with the day if it is another. */
final class Sentences {

    private final Language language;
    private final ResourceBundle words;
    private final ZoneId zone;
    private final LocalDate day;
    private final DateTimeFormatter time = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private final DateTimeFormatter dayAndTime;

    /** @param day the appointment's own */
    Sentences(Language language, ZoneId zone, LocalDate day) {
        this.language = language;
        this.zone = zone;
        this.day = day;
        words = ResourceBundle.getBundle(
                Sentences.class.getPackageName() + ".sentences", language.locale(), Sentences.class.getClassLoader());
        dayAndTime = DateTimeFormatter.ofPattern(words.getString("dayAndTime"), language.locale());
    }

    String language() {
        return language.code();
    }

    String say(String key, Object... facts) {
        return new MessageFormat(words.getString(key), language.locale()).format(facts);
    }

    String time(Instant instant) {
        var local = instant.atZone(zone);
        return (local.toLocalDate().equals(day) ? time : dayAndTime).format(local);
    }

    /** "by a receptionist", "by the process timer". */
    String by(By by) {
        return by.role() == null
                ? say("by.source." + by.source().name())
                : say("by.role." + by.role().name());
    }

    String rule(Rule rule) {
        return say(
                "rule." + rule.name(),
                say("from." + rule.reference()),
                time(rule.referenceAt()),
                Long.toString(rule.minutes()));
    }
}
