package care.hms.notification;

import care.hms.Invalid;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The languages in which messages are written. */
public enum Language {
    EN(Locale.ENGLISH),
    DE(Locale.GERMAN);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** As the database and the API write it: {@code en}. */
    public String code() {
        return locale.getLanguage();
    }

    /** The first of these that is spoken here; null when none is. */
    public static Language preferred(List<Locale.LanguageRange> ranges) {
        var locale =
                Locale.lookup(ranges, Stream.of(values()).map(Language::locale).toList());
        return locale == null ? null : of(locale.getLanguage());
    }

    static Language of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** What somebody asked for; null when nothing. */
    static Language wanted(String code) {
        return code == null
                ? null
                : Stream.of(values())
                        .filter(language -> language.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> new Invalid("language", "en or de"));
    }
}
