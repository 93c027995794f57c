package care.hms.sweep;

import java.time.Instant;
import java.util.List;

/**
 * Whether the sweep lives (§8, decision S5). All of it is the platform's: no count belongs to one hospital and nothing
 * in it names an appointment or a person.
 *
 * @param openSince since when any hospital's calendar is open; null while all are closed
 * @param lastRun null when there never was one
 * @param lastSuccess null when there never was one
 * @param recentRuns the newest first, at most ten
 * @param internal the runs of this system's own schedule and starts
 * @param external the runs that the trigger from outside asked for
 * @param skipsOfThisNode runs that found another one at work, since this node started (S2)
 */
public record SweepHealth(
        boolean healthy,
        String message,
        Instant openSince,
        SweepRun lastRun,
        SweepRun lastSuccess,
        int consecutiveFailures,
        List<SweepRun> recentRuns,
        Part internal,
        Part external,
        long skipsOfThisNode) {

    /** Whether any hospital's calendar is open. */
    public boolean inCalendar() {
        return openSince != null;
    }

    /** The same for some of the runs. */
    public record Part(
            boolean healthy, String message, SweepRun lastRun, SweepRun lastSuccess, int consecutiveFailures) {}

    /** How the rule judges; the message is "OK" or tells what is wrong. */
    record Verdict(boolean healthy, String message) {

        static final Verdict OK = new Verdict(true, "OK");

        static Verdict unhealthy(String why) {
            return new Verdict(false, why);
        }
    }

    /** What the rule needs to know; instants are the domain's, null where there is none. */
    record Facts(
            Instant now,
            Instant openSince,
            Instant nodeStartedAt,
            Instant lastSuccessAt,
            int consecutiveFailures,
            Instant runningSince) {}
}
