package care.hms.sweep;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a run may hold the lease (§10.1, decision S1): five minutes of the domain, and at least half a real minute,
 * because a simulated clock that is fast, or jumps, must not turn a healthy run into a dead one.
 */
final class LeaseTerm {

    static final Duration DOMAIN = Duration.ofMinutes(5);
    static final Duration REAL = Duration.ofSeconds(30);

    private LeaseTerm() {}

    /** Whether a run that began then, by either clock, may be taken over now. */
    static boolean isOver(Instant startedAt, Instant now, Instant leasedAt, Instant realNow) {
        return isLonger(startedAt, now, DOMAIN) && isLonger(leasedAt, realNow, REAL);
    }

    private static boolean isLonger(Instant from, Instant to, Duration limit) {
        return Duration.between(from, to).compareTo(limit) > 0;
    }
}
