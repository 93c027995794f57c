package care.hms.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import care.hms.sweep.SweepHealth.Facts;
import care.hms.sweep.SweepHealth.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthRuleTest {

    private static final Instant NOW = Instant.parse("2026-01-19T12:00:00Z");
    private static final Instant LONG_AGO = NOW.minus(Duration.ofHours(5));

    private static Verdict judge(Instant lastSuccess, int failures, Instant running) {
        return HealthRule.judge(new Facts(NOW, LONG_AGO, LONG_AGO, lastSuccess, failures, running));
    }

    private static Instant ago(String duration) {
        return duration == null ? null : NOW.minus(Duration.parse(duration));
    }

    @ParameterizedTest(name = "S5 success {0} ago, calendar open {1}, node up {2}: healthy {3}")
    @CsvSource({
        "PT12M, PT5H, PT5H, true",
        "PT12M0.000001S, PT5H, PT5H, false",
        "PT5H, PT12M, PT5H, true",
        "PT5H, PT12M0.000001S, PT5H, false",
        "PT5H, PT5H, PT12M, true",
        "PT5H, PT5H, PT12M0.000001S, false",
        ", PT12M, PT5H, true",
        ", PT12M0.000001S, PT5H, false",
        ", PT5H, PT12M, true",
        "PT10H, PT0S, PT5H, true",
    })
    void S5_theLastSuccessIsAtMostTwelveMinutesOldFromWhenOnItCouldBe(
            String success, String open, String node, boolean healthy) {
        var verdict = HealthRule.judge(new Facts(NOW, ago(open), ago(node), ago(success), 0, null));

        assertThat(verdict.healthy()).isEqualTo(healthy);
        assertThat(verdict.message().equals("OK")).isEqualTo(healthy);
    }

    @ParameterizedTest(name = "S5 {0} failures in a row: healthy {1}")
    @CsvSource({"0, true", "2, true", "3, false", "4, false"})
    void S5_fewerThanThreeFailuresInARow(int failures, boolean healthy) {
        assertThat(judge(NOW, failures, null).healthy()).isEqualTo(healthy);
    }

    @ParameterizedTest(name = "S5 running for {0}: healthy {1}")
    @CsvSource({"PT0S, true", "PT5M, true", "PT5M0.000001S, false", "PT1H, false"})
    void S5_noRunOfMoreThanFiveMinutes(String running, boolean healthy) {
        assertThat(judge(NOW, 0, ago(running)).healthy()).isEqualTo(healthy);
    }

    @Test
    void S5_whileTheCalendarIsClosedNothingIsExpected() {
        assertThat(HealthRule.judge(new Facts(NOW, null, LONG_AGO, null, 7, LONG_AGO)))
                .isEqualTo(Verdict.OK);
    }
}
