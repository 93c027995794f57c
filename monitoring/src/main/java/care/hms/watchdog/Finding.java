package care.hms.watchdog;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The outcome of one check.
 *
 * @param at when it began
 * @param reason "OK", or what is wrong, as a line for people
 * @param execution from the call to its whole answer, the run included; empty when none came
 */
record Finding(Instant at, boolean healthy, String reason, Optional<Duration> execution) {

    /** The same as a line for a log. */
    String line() {
        return at + (healthy ? " healthy" : " UNHEALTHY")
                + execution.map(took -> " after " + took.toMillis() + " ms").orElse("") + ": " + reason;
    }
}
