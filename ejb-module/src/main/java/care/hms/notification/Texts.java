package care.hms.notification;

import java.text.MessageFormat;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * The words of messages, from a bundle for each language (§10's texts). No word of an SMS tells the hospital's name: it
 * may be that of a specialty (N2).
 */
final class Texts {

    private static final Map<Language, Texts> ALL = new EnumMap<>(Language.class);

    static {
        for (var language : Language.values()) {
            ALL.put(language, new Texts(language));
        }
    }

    private final ResourceBundle words;
    private final Locale locale;
    private final DateTimeFormatter date;
    private final DateTimeFormatter weekday;
    private final DateTimeFormatter time = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private Texts(Language language) {
        locale = language.locale();
        words = ResourceBundle.getBundle(Texts.class.getPackageName() + ".texts", locale, Texts.class.getClassLoader());
        date = DateTimeFormatter.ofPattern(words.getString("date"), locale);
        weekday = DateTimeFormatter.ofPattern(words.getString("weekday"), locale);
    }

    static Texts in(Language language) {
        return ALL.get(language);
    }

    String title(Notice notice) {
        return words.getString(notice.name() + ".title");
    }

    /** Says it about an appointment: the doctor is {0}, the day {1}, the time {2}, the weekday {3}, the patient {4}. */
    String message(Notice notice, Facts about) {
        return format(
                notice,
                about.doctor().lastName(),
                date.format(about.date()),
                time.format(about.time()),
                weekday.format(about.date()),
                about.patient().firstName() + " " + about.patient().lastName());
    }

    /** Says it about the sweep: {0} failures in a row. */
    String message(Notice notice, int failures) {
        return format(notice, Integer.toString(failures));
    }

    private String format(Notice notice, Object... facts) {
        return new MessageFormat(words.getString(notice.name() + ".message"), locale).format(facts);
    }
}
