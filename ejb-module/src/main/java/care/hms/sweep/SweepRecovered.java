package care.hms.sweep;

import java.time.Instant;

/**
 * A run has succeeded after the administrators were told that they fail (decision S7). Fired once, in a transaction of
 * its own.
 *
 * @param since when the first of the failed runs began
 * @param at when it was found that runs succeed again
 */
public record SweepRecovered(Instant since, Instant at) {}
