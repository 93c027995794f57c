package care.hms.account;

import java.time.Duration;
import java.time.Instant;

/**
 * Failed attempts of one subject.
 *
 * @param failures attempts that have failed, or are under way
 * @param lastAt the latest of them
 * @param nextAt before this, no further attempt is let through
 */
record Attempts(int failures, Instant lastAt, Instant nextAt) {

    static Attempts none(Instant now) {
        return new Attempts(0, now, now);
    }

    /** How long the subject has still to wait; zero or negative when it need not. */
    Duration waitAt(Instant now) {
        return Duration.between(now, nextAt);
    }
}
