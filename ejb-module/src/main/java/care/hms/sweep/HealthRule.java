package care.hms.sweep;

import care.hms.sweep.SweepHealth.Facts;
import care.hms.sweep.SweepHealth.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/** Decision S5 as a pure function. */
final class HealthRule {

    static final Duration OLDEST_SUCCESS = Duration.ofMinutes(12);

    private HealthRule() {}

    /** At night nobody runs and nobody worries; while a calendar is open, runs have to come and to succeed. */
    static Verdict judge(Facts facts) {
        if (facts.openSince() == null) {
            return Verdict.OK;
        }
        if (facts.runningSince() != null && age(facts.runningSince(), facts).compareTo(LeaseTerm.DOMAIN) > 0) {
            return Verdict.unhealthy("A run has been running since " + facts.runningSince() + ".");
        }
        if (facts.consecutiveFailures() >= SweepAlarm.FAILURES) {
            return Verdict.unhealthy(facts.consecutiveFailures() + " runs in a row have failed.");
        }
        return age(expectedFrom(facts), facts).compareTo(OLDEST_SUCCESS) > 0
                ? Verdict.unhealthy(
                        facts.lastSuccessAt() == null
                                ? "No run has ever succeeded."
                                : "No run has succeeded since " + facts.lastSuccessAt() + ".")
                : Verdict.OK;
    }

    /** Nobody could succeed before the calendar opened, or before this node was there to ask. */
    private static Instant expectedFrom(Facts facts) {
        return Stream.of(facts.lastSuccessAt(), facts.openSince(), facts.nodeStartedAt())
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private static Duration age(Instant since, Facts facts) {
        return Duration.between(since, facts.now());
    }
}
