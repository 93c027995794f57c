package care.hms.metrics;

import java.util.Locale;
import org.eclipse.microprofile.metrics.Tag;

/** A label whose values are those of an enumeration, in small letters. */
final class Label {

    private Label() {}

    static Tag of(String name, Enum<?> value) {
        return new Tag(name, word(value));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
