package care.hms.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThrottlePolicyTest {

    private static final Instant NOW = Instant.parse("2026-01-19T08:00:00Z");
    private static final ThrottlePolicy POLICY = new ThrottlePolicy(5, Duration.ofSeconds(60), Duration.ofMinutes(15));

    @ParameterizedTest(name = "after {0} failures: {1} s")
    @CsvSource({"1, 0", "4, 0", "5, 1", "6, 2", "7, 4", "10, 32", "11, 60", "12, 60", "1000000, 60"})
    void theWaitDoublesAfterTheFreeFailuresUpToItsLimit(int failures, long seconds) {
        var attempts = POLICY.begun(new Attempts(failures - 1, NOW, NOW), NOW);

        assertThat(attempts.failures()).isEqualTo(failures);
        assertThat(attempts.waitAt(NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void aQuietWhileForgets() {
        var longAgo = new Attempts(50, NOW.minus(Duration.ofMinutes(15)).minusSeconds(1), NOW);
        var justNot = new Attempts(50, NOW.minus(Duration.ofMinutes(15)), NOW);

        assertThat(POLICY.begun(longAgo, NOW).failures()).isEqualTo(1);
        assertThat(POLICY.begun(justNot, NOW).failures()).isEqualTo(51);
    }

    @Test
    void aSuccessIsTakenBack() {
        var begun = POLICY.begun(new Attempts(4, NOW, NOW), NOW);

        assertThat(POLICY.takenBack(begun, NOW)).isEqualTo(new Attempts(4, NOW, NOW));
        assertThat(POLICY.takenBack(Attempts.none(NOW), NOW).failures()).isZero();
    }
}
