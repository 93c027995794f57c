package care.hms.web.pages;

import care.hms.Invalid;
import care.hms.web.Text;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import java.util.function.Function;

/**
 * What was typed into the form that was sent, or stands in the address. Nothing, or only white space, is null; what
 * cannot be read is refused with the name of its field, as the API refuses it.
 */
@Named
@RequestScoped
public class Typed {

    @Inject
    private HttpServletRequest request;

    /** As it was typed, to be shown again; empty when it was not. */
    public String again(String name) {
        var typed = request.getParameter(name);
        return typed == null ? "" : typed;
    }

    /** Whether the form was sent with that field. */
    public boolean has(String name) {
        return request.getParameter(name) != null;
    }

    /** Text for people. */
    public String text(String name) {
        return read(name, Text::readable);
    }

    /** A password, of which no character is left out. */
    public String password(String name) {
        var typed = request.getParameter(name);
        return typed == null || typed.isEmpty() ? null : typed;
    }

    /** An id. */
    public UUID id(String name) {
        return read(name, Text::uuid);
    }

    /** A local day. */
    public LocalDate day(String name) {
        return read(name, Text::date);
    }

    /** A local time of day. */
    public LocalTime time(String name) {
        return read(name, Text::time);
    }

    /** A whole number. */
    public Integer number(String name) {
        return read(name, Text::integer);
    }

    /** The version of what the form was about. */
    public long version() {
        var version = read("version", Long::valueOf);
        if (version == null) {
            throw new Invalid("version", "the version that the form was made of");
        }
        return version;
    }

    /** One of these words. */
    public <T extends Enum<T>> T word(String name, Class<T> words) {
        return read(name, typed -> Enum.valueOf(words, typed));
    }

    private <T> T read(String name, Function<String, T> reader) {
        var typed = request.getParameter(name);
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return reader.apply(typed.strip());
        } catch (IllegalArgumentException unreadable) {
            throw new Invalid(name, String.valueOf(unreadable.getMessage()));
        }
    }
}
