package care.hms.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Finds out whether a user name and a password belong together. No transaction and no connection is held while the
 * password is checked, which is slow on purpose.
 */
@ApplicationScoped
class Credentials {

    private AccountRows rows;
    private PasswordHashing hashing;
    private SignInThrottle throttle;

    /** For the container's proxy. */
    protected Credentials() {}

    @Inject
    Credentials(AccountRows rows, PasswordHashing hashing, SignInThrottle throttle) {
        this.rows = rows;
        this.hashing = hashing;
        this.throttle = throttle;
    }

    /**
     * The account they belong to.
     *
     * @throws InvalidCredentials when they belong to none that is enabled
     * @throws Throttled after too many failures
     */
    Identity verify(String username, String password, String remoteAddress) {
        if (username == null || password == null || password.length() > 2 * PasswordRules.LONGEST) {
            throw new InvalidCredentials();
        }
        var name = AccountRules.canonicalUsername(username);
        var identity = rows.findByUsername(name);
        throttle.begin(name, identity.map(Identity::accountId).orElse(null), remoteAddress);
        if (identity.isEmpty()) {
            hashing.matchNobody(password);
            throw new InvalidCredentials();
        }
        var found = identity.get();
        if (!hashing.matches(password, found.passwordHash()) || !found.enabled()) {
            throw new InvalidCredentials();
        }
        throttle.succeeded(name, found.accountId(), remoteAddress);
        return found;
    }
}
