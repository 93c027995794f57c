package care.hms.account;

import care.hms.DomainFailure.FieldError;
import care.hms.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an account must hold. */
final class AccountRules {

    // Latin letters only: look-alikes of other alphabets would let one account pose as another.
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,63}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,189}");
    static final int LONGEST_NAME = 100;

    private AccountRules() {}

    /** Whether this can be somebody's e-mail address. */
    static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches();
    }

    /** The one spelling of a user name. */
    static String canonicalUsername(String username) {
        return username.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Checks every field.
     *
     * @return the account as it is to be stored
     * @throws Invalid names all fields that cannot be
     */
    static NewAccount check(NewAccount wanted) {
        var errors = new ArrayList<FieldError>();
        var username = wanted.username() == null ? "" : canonicalUsername(wanted.username());
        if (!canBeUsername(username)) {
            errors.add(new FieldError("username", "2 to 64 letters a-z, digits and . _ @ -, first a letter or digit"));
        }
        PasswordRules.fault(wanted.password(), names(username, wanted.firstName(), wanted.lastName()))
                .ifPresent(fault -> errors.add(new FieldError("password", fault)));
        if (wanted.role() == null) {
            errors.add(new FieldError("role", "needed"));
        }
        name(errors, "firstName", wanted.firstName());
        name(errors, "lastName", wanted.lastName());
        if (wanted.email() != null && !isEmail(wanted.email())) {
            errors.add(new FieldError("email", "an e-mail address of at most 254 characters, or nothing"));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return new NewAccount(
                username,
                wanted.password(),
                wanted.role(),
                wanted.firstName().strip(),
                wanted.lastName().strip(),
                wanted.email());
    }

    private static List<String> names(String... known) {
        return Stream.of(known).filter(Objects::nonNull).toList();
    }

    private static void name(List<FieldError> errors, String field, String value) {
        if (value == null || value.isBlank() || value.length() > LONGEST_NAME) {
            errors.add(new FieldError(field, "1 to " + LONGEST_NAME + " characters"));
        }
    }

    /** Whether somebody could have this user name, in its canonical form. */
    static boolean canBeUsername(String username) {
        return USERNAME.matcher(username).matches();
    }
}
