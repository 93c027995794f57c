package care.hms.simulator.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BurstReportTest {

    private static final int BURST = 100;
    private static final Effects RIGHT = new Effects(Map.of("log", 100L, "SMS", 100L), 0, 0, 5000, "");
    private static final Effects DOUBLED = new Effects(Map.of("log", 100L, "SMS", 99L), 0, 0, 5000, "");

    @ParameterizedTest(name = "settled after {0} ms: {1}")
    @CsvSource({"4999, true", "5000, true", "5001, false"})
    void everyBurstIsSettledWithinFiveSeconds(long millis, boolean met) {
        assertThat(report(round(900, RIGHT, 0, RIGHT), round(millis, RIGHT, 0, RIGHT))
                        .meetsTargets())
                .isEqualTo(met);
    }

    @Test
    void anEffectThatIsMissingThenOrDoubledLaterMissesTheTarget() {
        assertThat(report(round(900, DOUBLED, 0, RIGHT)).meetsTargets()).isFalse();
        assertThat(report(round(900, RIGHT, 0, DOUBLED)).meetsTargets()).isFalse();
        assertThat(report(round(900, RIGHT, 0, DOUBLED)).table()).contains("WRONG", "SMS=99", "Targets missed.");
    }

    @Test
    void oneInstanceThatDoesNotComeToItsEndMissesTheTarget() {
        assertThat(report(round(900, RIGHT, 1, RIGHT)).meetsTargets()).isFalse();
    }

    @Test
    void nothingMeasuredMissesTheTarget() {
        assertThat(report().meetsTargets()).isFalse();
    }

    @Test
    void tableNamesFiguresTargetAndConditions() {
        assertThat(report(round(900, RIGHT, 0, RIGHT)).table())
                .contains("100 no-shows", "0.900 s", "at most 5 s", "30.000 s", "each once", "quiet", "Targets met.");
    }

    private static BurstReport report(BurstReport.Round... rounds) {
        return new BurstReport(List.of("on a quiet machine"), BURST, List.of(rounds));
    }

    private static BurstReport.Round round(long settled, Effects then, long left, Effects atLast) {
        return new BurstReport.Round(Duration.ofMillis(settled), then, Duration.ofSeconds(30), left, atLast);
    }
}
