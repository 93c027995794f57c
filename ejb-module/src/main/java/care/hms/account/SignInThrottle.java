package care.hms.account;

import care.hms.RealTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Counts failed attempts in the database, where all nodes see them, each in a short transaction of its own: the failure
 * of a sign-in must not take its count back.
 *
 * <p>Nobody can lock somebody else out: a user name is slowed down only at the address that guesses, and the limit of an
 * address does not hold for accounts that have signed in from there before.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class SignInThrottle {

    private static final Duration ADDRESS_KNOWN_FOR = Duration.ofDays(90);

    private SignInFailures failures;
    private Clock realTime;

    /** For the container's proxy. */
    protected SignInThrottle() {}

    @Inject
    SignInThrottle(SignInFailures failures, @RealTime Clock realTime) {
        this.failures = failures;
        this.realTime = realTime;
    }

    /**
     * Lets one attempt begin.
     *
     * @param accountId whose name it is; null when nobody's
     * @throws Throttled when it must wait
     */
    public void begin(String username, UUID accountId, String address) {
        count(Subject.of(username, address), ThrottlePolicy.NAME_AND_ADDRESS);
        if (!isKnown(accountId, address, now())) {
            count(Subject.ofAddress(address), ThrottlePolicy.ADDRESS);
        }
    }

    /** The attempt that began has turned out right. */
    public void succeeded(String username, UUID accountId, String address) {
        var now = now();
        failures.forget(Subject.of(username, address));
        var source = Subject.ofAddress(address);
        if (!isKnown(accountId, address, now)) {
            failures.store(source, ThrottlePolicy.ADDRESS.takenBack(failures.lock(source, now), now));
        }
        failures.remember(accountId, source, now);
        failures.forgetThoseQuietSince(now.minus(ThrottlePolicy.ADDRESS.memory()));
    }

    /**
     * Lets somebody who is signed in try the present password once more: a stolen token is no licence to guess it.
     *
     * @throws Throttled when it must wait
     */
    public void beginOwnCheck(UUID accountId) {
        count(Subject.of(accountId), ThrottlePolicy.NAME_AND_ADDRESS);
    }

    /** The present password was right. */
    public void ownCheckSucceeded(UUID accountId) {
        failures.forget(Subject.of(accountId));
    }

    /** What the database keeps: an instant rounded up there would lie in the future when it is read back. */
    private Instant now() {
        return realTime.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private boolean isKnown(UUID accountId, String address, Instant now) {
        return accountId != null
                && failures.isKnown(accountId, Subject.ofAddress(address), now.minus(ADDRESS_KNOWN_FOR));
    }

    private void count(Subject subject, ThrottlePolicy policy) {
        var before = failures.lock(subject, now());
        // Asked again once the row is held: whoever held it before may have written an instant later than the first.
        var now = now();
        var wait = before.waitAt(now);
        if (wait.compareTo(Duration.ZERO) > 0) {
            throw new Throttled(wait);
        }
        failures.store(subject, policy.begun(before, now));
    }
}
