package care.hms.launcher;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** Named texts, read as what they should be; remembers what could not be read. */
final class Environment {

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Map<String, String> values;
    private final List<String> mistakes = new ArrayList<>();

    /** @param values an empty value counts as not set */
    Environment(Map<String, String> values) {
        this.values = new TreeMap<>(values);
        this.values.values().removeIf(String::isBlank);
    }

    /** The names that are set, in alphabetical order. */
    Set<String> names() {
        return values.keySet();
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    int port(String name, int otherwise) {
        return number(name, 1, 65535).orElse(otherwise);
    }

    OptionalInt number(String name, int least, int most) {
        var value = text(name);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            var number = Integer.parseInt(value.get());
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException e) {
            // told below, as any other number that does not fit
        }
        refuse(name, "a number from " + least + " to " + most);
        return OptionalInt.empty();
    }

    boolean truth(String name, boolean otherwise) {
        return switch (text(name).orElse(String.valueOf(otherwise))) {
            case "true" -> true;
            case "false" -> false;
            default -> {
                refuse(name, "true or false");
                yield otherwise;
            }
        };
    }

    /** Whether what travels to the address is nobody else's to read: https, or http that stays on this machine. */
    boolean isSafeAddress(String name) {
        try {
            var address = new URI(text(name).orElseThrow());
            return address.getHost() != null
                    && ("https".equals(address.getScheme())
                            || "http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost()));
        } catch (URISyntaxException notOne) {
            return false;
        }
    }

    /** Notes that the value of this setting cannot be used, and what it should be. */
    void refuse(String name, String wanted) {
        mistake(name + " is \"" + values.get(name) + "\"; it must be " + wanted + ".");
    }

    /** Notes any other mistake, as a sentence. */
    void mistake(String sentence) {
        mistakes.add(sentence);
    }

    /** @throws InvalidSettings when there is a mistake */
    void refuseMistakes() {
        if (!mistakes.isEmpty()) {
            throw new InvalidSettings(mistakes);
        }
    }
}
