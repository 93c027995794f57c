package care.hms.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads values from text in exactly one spelling each. The JDK takes more (years of nine digits, shortened ids), which
 * the database would then refuse. What is wrong is told by an {@link IllegalArgumentException} in words for the caller.
 */
public final class Text {

    private static final Pattern UUID_SHAPE = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern DATE_SHAPE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME_SHAPE = Pattern.compile("[0-9]{2}:[0-9]{2}");
    private static final Pattern INSTANT_SHAPE =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z");
    private static final Pattern INTEGER_SHAPE = Pattern.compile("-?[0-9]{1,9}");

    private Text() {}

    /** What the reader makes of the text; empty when it refuses it, or there is none. */
    public static <T> Optional<T> find(String text, Function<String, T> reader) {
        try {
            return Optional.ofNullable(text).map(reader);
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    /** An id. */
    public static UUID uuid(String text) {
        return UUID.fromString(shaped(text, UUID_SHAPE, "an id such as 528ac988-3969-40d8-8f15-4f5804b88bc9"));
    }

    /** A day. */
    public static LocalDate date(String text) {
        var allowed = "a date such as 2026-01-19";
        try {
            return LocalDate.parse(shaped(text, DATE_SHAPE, allowed));
        } catch (DateTimeException noSuchDay) {
            throw new IllegalArgumentException(allowed, noSuchDay);
        }
    }

    /** A time of day. */
    public static LocalTime time(String text) {
        var allowed = "a time such as 09:15";
        try {
            return LocalTime.parse(shaped(text, TIME_SHAPE, allowed));
        } catch (DateTimeException noSuchTime) {
            throw new IllegalArgumentException(allowed, noSuchTime);
        }
    }

    static Instant instant(String text) {
        var allowed = "an instant in UTC such as 2026-01-19T08:00:00Z";
        try {
            return Instant.parse(shaped(text, INSTANT_SHAPE, allowed));
        } catch (DateTimeException noSuchInstant) {
            throw new IllegalArgumentException(allowed, noSuchInstant);
        }
    }

    /** A whole number. */
    public static int integer(String text) {
        return Integer.parseInt(shaped(text, INTEGER_SHAPE, "a whole number"));
    }

    /** Text for people: one line of anything that can be stored and shown and reads as it is written. */
    public static String readable(String text) {
        if (text.codePoints().anyMatch(Text::isTreacherous)) {
            throw new IllegalArgumentException("no control characters and no broken characters");
        }
        return text;
    }

    /** Line ends, halves of characters, and what turns the direction of all that follows: a name could hide another. */
    private static boolean isTreacherous(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.FORMAT ->
                codePoint >= 0x202A && codePoint <= 0x202E || codePoint >= 0x2066 && codePoint <= 0x2069;
            default -> false;
        };
    }

    private static String shaped(String text, Pattern shape, String allowed) {
        if (!shape.matcher(text).matches()) {
            throw new IllegalArgumentException(allowed);
        }
        return text;
    }
}
