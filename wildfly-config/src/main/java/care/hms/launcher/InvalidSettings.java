package care.hms.launcher;

import java.util.List;

/** The environment holds settings that cannot be used: one message per mistake, all of them at once. */
public final class InvalidSettings extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> mistakes;

    InvalidSettings(List<String> mistakes) {
        super(String.join(System.lineSeparator(), mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** One sentence per mistake, in the order of the settings table. */
    public List<String> mistakes() {
        return mistakes;
    }
}
