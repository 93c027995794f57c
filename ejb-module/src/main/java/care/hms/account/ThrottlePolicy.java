package care.hms.account;

import java.time.Duration;
import java.time.Instant;

/**
 * Slows guessing down without ever locking anybody out: after some free attempts each failure doubles the wait, up to a
 * short limit, and a quiet while forgets everything. Each attempt counts as failed when it begins, so that many at once
 * gain nothing; a success takes it back.
 *
 * @param free failures without any wait
 * @param longestWait the wait is never longer
 * @param memory after so long without an attempt, counting starts anew
 */
record ThrottlePolicy(int free, Duration longestWait, Duration memory) {

    private static final int DOUBLINGS_AT_MOST = 20;

    /** One user name from one address: a person who mistypes is not bothered, a guesser gets one a minute. */
    static final ThrottlePolicy NAME_AND_ADDRESS = new ThrottlePolicy(5, Duration.ofMinutes(1), Duration.ofMinutes(15));

    /**
     * The same where the account has signed in before. The attempts under way count as well, and several people or
     * programs of one place may sign in to one account at the same moment.
     */
    static final ThrottlePolicy NAME_AND_KNOWN_ADDRESS =
            new ThrottlePolicy(20, Duration.ofMinutes(1), Duration.ofMinutes(15));

    /** One user name from all unknown addresses together: a guesser who commands many of them gets six a minute. */
    static final ThrottlePolicy NAME = new ThrottlePolicy(100, Duration.ofSeconds(10), Duration.ofMinutes(15));

    /** All names from one address: a whole hospital may stand behind it. */
    static final ThrottlePolicy ADDRESS = new ThrottlePolicy(100, Duration.ofMinutes(1), Duration.ofMinutes(15));

    /** The attempts after one more has begun. */
    Attempts begun(Attempts before, Instant now) {
        var forgotten = before.lastAt().plus(memory).isBefore(now);
        var failures = (forgotten ? 0 : before.failures()) + 1;
        return new Attempts(failures, now, now.plus(waitAfter(failures)));
    }

    /** The attempts after one of them has turned out a success. */
    Attempts takenBack(Attempts before, Instant now) {
        var failures = Math.max(0, before.failures() - 1);
        return new Attempts(failures, before.lastAt(), failures < free ? now : before.nextAt());
    }

    private Duration waitAfter(int failures) {
        if (failures < free) {
            return Duration.ZERO;
        }
        var wait = Duration.ofSeconds(1L << Math.min(failures - free, DOUBLINGS_AT_MOST));
        return wait.compareTo(longestWait) < 0 ? wait : longestWait;
    }
}
