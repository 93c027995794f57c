package care.hms.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Finds out whether a user name and a password belong together. No transaction and no connection is held while the
 * password is checked, which is slow on purpose.
 */
@ApplicationScoped
class Credentials {

    /** A character may be typed as several. */
    private static final int LONGEST_TYPED = 4 * PasswordRules.LONGEST;

    private AccountRows rows;
    private PasswordHashing hashing;
    private SignInThrottle throttle;
    private StoredHashes storedHashes;
    private Event<AccountFact> facts;

    /** For the container's proxy. */
    protected Credentials() {}

    @Inject
    Credentials(
            AccountRows rows,
            PasswordHashing hashing,
            SignInThrottle throttle,
            StoredHashes storedHashes,
            Event<AccountFact> facts) {
        this.rows = rows;
        this.hashing = hashing;
        this.throttle = throttle;
        this.storedHashes = storedHashes;
        this.facts = facts;
    }

    /**
     * The account they belong to.
     *
     * @throws InvalidCredentials when they belong to none that is enabled
     * @throws Throttled after too many failures
     */
    Identity verify(String username, String password, String remoteAddress) {
        if (username == null || password == null || password.length() > LONGEST_TYPED) {
            throw new InvalidCredentials();
        }
        var name = AccountRules.canonicalUsername(username);
        // What can be nobody's name is not even asked for: the database would choke on some of it.
        var identity = AccountRules.canBeUsername(name) ? rows.findByUsername(name) : Optional.<Identity>empty();
        throttle.begin(name, identity.map(Identity::accountId).orElse(null), remoteAddress);
        if (identity.isEmpty()) {
            hashing.matchNobody(password);
            throw refused(null);
        }
        var found = identity.get();
        if (!hashing.matches(password, found.passwordHash()) || !found.enabled()) {
            throw refused(found);
        }
        throttle.succeeded(name, found.accountId(), remoteAddress);
        storedHashes.renewIfOutdated(found, password);
        facts.fire(AccountFact.signedIn(found));
        return found;
    }

    private InvalidCredentials refused(Identity account) {
        var refusal = new InvalidCredentials();
        facts.fire(AccountFact.signInRefused(account, refusal.code()));
        return refusal;
    }
}
