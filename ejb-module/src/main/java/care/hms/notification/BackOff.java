package care.hms.notification;

import java.time.Duration;

/**
 * How long a message waits after a failed attempt, in real time: twice as long each time, and never as long as another
 * that failed at the same moment, so that a gateway that is back is not overrun.
 */
final class BackOff {

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private BackOff() {}

    /**
     * The wait after that attempt.
     *
     * @param attempt counted from 1
     * @param chance from 0 to 1: between half of the wait and all of it
     */
    static Duration after(int attempt, double chance) {
        var doublings = Math.min(attempt - 1, Long.SIZE - Long.numberOfLeadingZeros(LONGEST.dividedBy(FIRST)));
        var full = Math.min(FIRST.toMillis() << doublings, LONGEST.toMillis());
        return Duration.ofMillis(full / 2 + Math.round(full / 2.0 * chance));
    }
}
