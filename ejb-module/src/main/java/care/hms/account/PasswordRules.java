package care.hms.account;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which passwords are acceptable, by the advice of NIST SP 800-63B-4 and OWASP: long, because nothing else is asked for;
 * not built from the person's name; not among those that people commonly choose or that were stolen elsewhere. There are
 * no rules about kinds of characters, which only make passwords worse, and none is cut off.
 */
final class PasswordRules {

    static final int SHORTEST = 15;
    static final int LONGEST = 128;

    /** Shorter names stand in too many words. */
    private static final int SHORTEST_NAME = 4;

    /** As powers of ten: the dictionaries' owners call this "very unguessable". */
    private static final double FEWEST_GUESSES = 10;

    /** A beginning that is hard enough to guess is enough: the estimate grows costly with the length. */
    private static final int ESTIMATED = 40;

    /** Words that stand near to anybody who signs in here. */
    private static final List<String> OURS = List.of("hms", "noshow", "hospital", "clinic", "reception", "appointment");

    /** Dictionaries of common and stolen passwords, names and words; keyboard rows, dates, repetitions. */
    private static final Zxcvbn ESTIMATOR = new Zxcvbn();

    private PasswordRules() {}

    /** Keyboards compose the same character differently; the person typed the same password. */
    static String canonical(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    /**
     * What is allowed instead, in words; empty when the password will do.
     *
     * @param names the person's user name and names
     */
    static Optional<String> fault(String given, Collection<String> names) {
        var password = given == null ? "" : canonical(given);
        var length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            return Optional.of(SHORTEST + " to " + LONGEST + " characters");
        }
        if (password.codePoints().anyMatch(Character::isISOControl)) {
            return Optional.of("no control characters");
        }
        if (names.stream().anyMatch(name -> holds(password, name))) {
            return Optional.of("nothing with the user name or a name of the person");
        }
        return guesses(password, names) < FEWEST_GUESSES
                ? Optional.of("harder to guess: no common password, no rows of keys, no repetitions")
                : Optional.empty();
    }

    private static boolean holds(String password, String name) {
        return name.strip().length() >= SHORTEST_NAME && folded(password).contains(folded(name.strip()));
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static double guesses(String password, Collection<String> names) {
        var beginning = password.substring(
                0, password.offsetByCodePoints(0, Math.min(ESTIMATED, password.codePointCount(0, password.length()))));
        var words = Stream.concat(OURS.stream(), names.stream().map(PasswordRules::folded))
                .toList();
        return ESTIMATOR.measure(beginning, words).getGuessesLog10();
    }
}
