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
 * <p>Nobody can lock somebody else out: a user name is slowed down at the address that guesses, and the limits of a name
 * and of an address as a whole do not hold where the account has signed in before. Names that are nobody's are counted
 * the same, so that no limit tells which names exist.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class SignInThrottle {

    private static final Duration ADDRESS_KNOWN_FOR = Duration.ofDays(90);
    private static final Duration LONGEST_MEMORY = Duration.ofMinutes(15);

    /** Has never signed in anywhere; asked for in place of names that are nobody's, so that both cost the same. */
    private static final UUID NOBODY = new UUID(0, 0);

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
        var pair = Subject.of(username, address);
        if (isKnown(accountId, address, now())) {
            count(pair, ThrottlePolicy.NAME_AND_KNOWN_ADDRESS);
        } else {
            count(pair, ThrottlePolicy.NAME_AND_ADDRESS);
            count(Subject.ofName(username), ThrottlePolicy.NAME);
            count(Subject.ofAddress(address), ThrottlePolicy.ADDRESS);
        }
        failures.forgetThoseQuietSince(now().minus(LONGEST_MEMORY));
    }

    /** The attempt that began has turned out right. */
    public void succeeded(String username, UUID accountId, String address) {
        var now = now();
        var source = Subject.ofAddress(address);
        failures.forget(Subject.of(username, address));
        if (!isKnown(accountId, address, now)) {
            takeBack(Subject.ofName(username), ThrottlePolicy.NAME, now);
            takeBack(source, ThrottlePolicy.ADDRESS, now);
        }
        failures.remember(accountId, source, now);
        failures.forgetAddresses(accountId, now.minus(ADDRESS_KNOWN_FOR));
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
        return failures.isKnown(
                accountId == null ? NOBODY : accountId, Subject.ofAddress(address), now.minus(ADDRESS_KNOWN_FOR));
    }

    private void takeBack(Subject subject, ThrottlePolicy policy, Instant now) {
        failures.store(subject, policy.takenBack(failures.lock(subject, now), now));
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
