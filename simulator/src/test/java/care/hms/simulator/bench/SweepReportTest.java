package care.hms.simulator.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepReportTest {

    private static final int OVERDUE = 100;
    private static final Effects RIGHT = new Effects(Map.of("log", 100L, "SMS", 100L), 10, 10, 5000, "alike");
    private static final List<Duration> QUICK = List.of(Duration.ofMillis(20));

    @ParameterizedTest(name = "sweeps of {0}, {1} and {2} ms, each statement 100 ms: {3}")
    @CsvSource({"300, 300, 300, true", "301, 301, 301, false", "900, 300, 200, true", "900, 301, 200, false"})
    void theMedianOfTheRatiosIsAtMostThree(long one, long two, long three, boolean met) {
        assertThat(report(QUICK, round(one, 10, RIGHT), round(two, 10, RIGHT), round(three, 10, RIGHT))
                        .meetsTargets())
                .isEqualTo(met);
    }

    @ParameterizedTest(name = "second sweep {0} ms: {1}")
    @CsvSource({"50, true", "51, false"})
    void aSecondSweepTakesAtMostFiftyMilliseconds(long millis, boolean met) {
        assertThat(report(QUICK, round(100, 10, RIGHT), round(100, millis, RIGHT))
                        .meetsTargets())
                .isEqualTo(met);
    }

    @ParameterizedTest(name = "a check-in of {0} ms: {1}")
    @CsvSource({"1000, true", "1001, false"})
    void noCheckInIsHeldUpByMoreThanASecond(long millis, boolean met) {
        var checkIns = List.of(Duration.ofMillis(5), Duration.ofMillis(millis));

        assertThat(report(checkIns, round(100, 10, RIGHT)).meetsTargets()).isEqualTo(met);
    }

    @Test
    void aSweepWithoutAnyCheckInBesideItShowsNothing() {
        assertThat(report(List.of(), round(100, 10, RIGHT)).meetsTargets()).isFalse();
    }

    @Test
    void effectsThatAreMissingDoubledOrOtherThanTheStatementsMissTheTargets() {
        var missing = new Effects(Map.of("log", 99L, "SMS", 100L), 10, 10, 5000, "alike");
        var held = new Effects(Map.of("log", 100L, "SMS", 100L), 10, 9, 5000, "alike");
        var other = new Effects(Map.of("log", 100L, "SMS", 100L), 10, 10, 5000, "different");

        for (var wrong : List.of(missing, held, other)) {
            var report = report(QUICK, round(100, 10, RIGHT), round(100, 10, wrong));
            assertThat(report.meetsTargets()).isFalse();
            assertThat(report.table()).contains("WRONG", "Targets missed.");
        }
    }

    @Test
    void settlingOthersThanTheOverdueMissesTheTargets() {
        var more = new SweepReport.Round(
                new SweepReport.Swept(millis(100), OVERDUE, RIGHT, OVERDUE + 1, millis(10), 0),
                new SweepReport.Stated(millis(100), RIGHT));
        var again = new SweepReport.Round(
                new SweepReport.Swept(millis(100), OVERDUE, RIGHT, OVERDUE, millis(10), 1),
                new SweepReport.Stated(millis(100), RIGHT));

        assertThat(report(QUICK, more).meetsTargets()).isFalse();
        assertThat(report(QUICK, again).meetsTargets()).isFalse();
    }

    @Test
    void tableNamesFiguresTargetsAndConditions() {
        assertThat(report(QUICK, round(150, 10, RIGHT), round(200, 12, RIGHT)).table())
                .contains("100 overdue", "150.0 ms", "1.50 to 2.00", "at most 3", "12.0 ms", "quiet", "Targets met.");
    }

    @Test
    void nothingMeasuredIsAFault() {
        assertThatThrownBy(() -> report(QUICK).table()).isInstanceOf(BenchFault.class);
    }

    private static SweepReport report(List<Duration> checkIns, SweepReport.Round... rounds) {
        return new SweepReport(List.of("on a quiet machine"), OVERDUE, Arrays.asList(rounds), checkIns);
    }

    private static SweepReport.Round round(long sweep, long second, Effects effects) {
        return new SweepReport.Round(
                new SweepReport.Swept(millis(sweep), OVERDUE, effects, OVERDUE, millis(second), 0),
                new SweepReport.Stated(millis(100), RIGHT));
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
