package care.hms.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayReportTest {
    private static final Duration PUNCTUAL = Duration.ofMillis(20);

    @Test
    void agreesWhenNothingDiffers() {
        var report = report(List.of(), List.of(), List.of(), PUNCTUAL);

        assertThat(report.agrees()).isTrue();
        assertThat(report.table()).contains("Every booking agrees");
    }

    @Test
    void oneWrongRowIsEnoughToFail() {
        var report = report(List.of("line 7: expected NO_SHOW, is SCHEDULED"), List.of(), List.of(), PUNCTUAL);

        assertThat(report.agrees()).isFalse();
        assertThat(report.table()).contains("line 7: expected NO_SHOW, is SCHEDULED", "FAILED");
    }

    @Test
    void oneUnexpectedAnswerIsEnoughToFail() {
        assertThat(report(List.of(), List.of(), List.of("500"), PUNCTUAL).agrees())
                .isFalse();
    }

    @ParameterizedTest(name = "{0} of 200 too close: {1}")
    @CsvSource({"2, true", "3, false"})
    void atMostOnePercentMayBeTooCloseToCall(int tooClose, boolean agrees) {
        var lines = IntStream.range(0, tooClose).mapToObj(Integer::toString).toList();

        assertThat(report(List.of(), lines, List.of(), PUNCTUAL).agrees()).isEqualTo(agrees);
    }

    @ParameterizedTest(name = "jitter of {0} ms: {1}")
    @CsvSource({"1999, true", "2000, true", "2001, false"})
    void theReplayItselfMayBeTwoSecondsLate(int millis, boolean agrees) {
        assertThat(report(List.of(), List.of(), List.of(), Duration.ofMillis(millis))
                        .agrees())
                .isEqualTo(agrees);
    }

    @Test
    void latenessIsShownInSimulatedAndInRealTime() {
        assertThat(report(List.of(), List.of(), List.of(), PUNCTUAL).table())
                .containsPattern("lateness of a mark, worst +100\\.000 s simulated, 1\\.666 s real")
                .containsPattern("lateness of a mark, p99 +99\\.000 s simulated, 1\\.650 s real")
                .containsPattern("alerts +NO_DOCTOR 2");
    }

    private static ReplayReport report(
            List<String> mismatches, List<String> tooClose, List<String> unexpected, Duration jitter) {
        return new ReplayReport(
                LocalDate.parse("2026-01-19"),
                60,
                200,
                80,
                2,
                18,
                102,
                102,
                mismatches,
                tooClose,
                IntStream.rangeClosed(1, 100).mapToObj(Duration::ofSeconds).toList(),
                Map.of("NO_DOCTOR", 2L),
                unexpected,
                jitter,
                Duration.ZERO);
    }
}
