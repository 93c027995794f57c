package care.hms.account;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which passwords are acceptable, by the advice of OWASP and NIST SP 800-63B: long, not guessable from the name, not
 * among those everybody tries first; no rules about kinds of characters, which only make passwords worse.
 */
final class PasswordRules {

    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    /** What guessing programs try first among passwords that are long enough. */
    private static final Set<String> TRIED_FIRST = Set.of(
            "123456789012",
            "1234567890123",
            "123123123123",
            "qwertyuiop12",
            "qwertyuiopasdf",
            "qwerty123456",
            "1q2w3e4r5t6y",
            "1qaz2wsx3edc",
            "password1234",
            "passwordpassword",
            "password12345",
            "password123456",
            "iloveyou1234",
            "letmein12345",
            "welcome12345",
            "administrator",
            "administrator1",
            "changeme1234",
            "changemenow!",
            "abcdefghijkl",
            "abc123abc123",
            "hospital1234",
            "hospital12345",
            "adminadmin12",
            "adminadminadmin");

    private PasswordRules() {}

    /** What is wrong with the password, in words; empty when it will do. */
    static Optional<String> fault(String password, String username) {
        var length = password == null ? 0 : password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            return Optional.of(SHORTEST + " to " + LONGEST + " characters");
        }
        if (password.codePoints().anyMatch(Character::isISOControl)) {
            return Optional.of("no control characters");
        }
        var folded = password.strip().toLowerCase(Locale.ROOT);
        if (username != null && !username.isBlank() && folded.equals(username.toLowerCase(Locale.ROOT))) {
            return Optional.of("not the user name");
        }
        if (TRIED_FIRST.contains(folded) || password.codePoints().distinct().count() < 3) {
            return Optional.of("not a password that everybody tries first");
        }
        return Optional.empty();
    }
}
