package care.hms.sweep;

import java.time.Instant;

/**
 * Runs fail one after the other: the administrators have to know (§9 scenario 3, decision S7). Fired at three failures in
 * a row and then at most once an hour, in a transaction of its own; whoever observes it writes in that transaction.
 *
 * @param since when the first of them began
 * @param errorMessage why the last one failed; names no appointment and nobody
 */
public record SweepFailing(int consecutiveFailures, Instant since, String errorMessage) {}
