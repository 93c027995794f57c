package care.hms.simulator.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LagReportTest {

    private static final Optional<LagReport.Idle> QUIET = Optional.of(new LagReport.Idle(0.01, 0.01));

    @ParameterizedTest(name = "share {0} of 1 to 1000 ms")
    @CsvSource({"0.001, 1", "0.5, 500", "0.99, 990", "0.9901, 991", "1, 1000"})
    void quantileIsTheSmallestLagThatThisShareDoesNotExceed(double share, long millis) {
        assertThat(report(oneToAThousandMillis(), 0, QUIET).quantile(share)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest(name = "p99 of {0} ms")
    @CsvSource({"249, true", "250, true", "251, false"})
    void targetIsMetUpToAQuarterOfASecond(long millis, boolean met) {
        assertThat(report(Collections.nCopies(100, Duration.ofMillis(millis)), 0, QUIET)
                        .meetsTargets())
                .isEqualTo(met);
    }

    @Test
    void oneNoShowThatWasNeverMarkedMissesTheTargets() {
        assertThat(report(oneMilli(), 1, QUIET).meetsTargets()).isFalse();
    }

    @ParameterizedTest(name = "server {0}, database {1}")
    @CsvSource({"0.01, 0.019, true", "0.02, 0.01, false"})
    void serverAndDatabaseTogetherUseLessThanThreePercent(double server, double database, boolean met) {
        assertThat(report(oneMilli(), 0, Optional.of(new LagReport.Idle(server, database)))
                        .meetsTargets())
                .isEqualTo(met);
    }

    @Test
    void tableNamesFiguresTargetsAndConditions() {
        assertThat(report(oneToAThousandMillis(), 2, QUIET).table())
                .contains("1000 appointments", "990.0 ms", "at most 250 ms", "2.0 %", "on a quiet machine", "missed");
        assertThat(report(oneMilli(), 0, Optional.empty()).table()).contains("not known", "Targets met.");
    }

    @Test
    void nothingMeasuredIsAFault() {
        assertThatThrownBy(() -> report(List.of(), 10, QUIET).table()).isInstanceOf(BenchFault.class);
    }

    private static LagReport report(List<Duration> lags, int missing, Optional<LagReport.Idle> idle) {
        return new LagReport(List.of("on a quiet machine"), lags, missing, idle, Optional.empty());
    }

    @ParameterizedTest(name = "idle {0}, with the metrics read {1}")
    @CsvSource({"0.005, 0.0149, true", "0.005, 0.0151, false", "0.006, 0.005, true"})
    void theMetricsCostLessThanOnePercent(double idle, double scraped, boolean met) {
        var report = new LagReport(
                List.of(),
                oneMilli(),
                0,
                Optional.of(new LagReport.Idle(idle, 0)),
                Optional.of(new LagReport.Idle(scraped, 0)));
        assertThat(report.meetsTargets()).isEqualTo(met);
        assertThat(report.table()).contains("every 15 s", "less than 1 %");
    }

    private static List<Duration> oneMilli() {
        return List.of(Duration.ofMillis(1));
    }

    private static List<Duration> oneToAThousandMillis() {
        var lags = new ArrayList<Duration>();
        for (int i = 1; i <= 1000; i++) {
            lags.add(Duration.ofMillis(i));
        }
        Collections.shuffle(lags, new Random(1));
        return lags;
    }
}
