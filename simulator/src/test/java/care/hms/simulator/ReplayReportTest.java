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
    private static final AlertComparison NO_ALERTS =
            new AlertComparison(Map.of(), Map.of("NO_DOCTOR", 2L), List.of(), List.of(), List.of());
    private static final MessageComparison NO_MESSAGES =
            new MessageComparison(Map.of(), Map.of("NO_SHOW by SMS SENT", 3L), List.of());

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
                .containsPattern("alerts found +NO_DOCTOR 2")
                .containsPattern("messages found +NO_SHOW by SMS SENT 3");
    }

    @Test
    void oneWrongAlertIsEnoughToFail() {
        var report = report(
                new AlertComparison(Map.of(), Map.of(), List.of("NO_VITALS raised 2 times"), List.of(), List.of()),
                NO_MESSAGES);

        assertThat(report.agrees()).isFalse();
        assertThat(report.table()).contains("NO_VITALS raised 2 times", "FAILED");
    }

    @Test
    void oneWrongMessageIsEnoughToFail() {
        var report = report(NO_ALERTS, new MessageComparison(Map.of(), Map.of(), List.of("NO_SHOW by SMS is missing")));

        assertThat(report.agrees()).isFalse();
        assertThat(report.table()).contains("NO_SHOW by SMS is missing", "FAILED");
    }

    @ParameterizedTest(name = "{0} alerts too close beside 90: {1}")
    @CsvSource({"10, true", "11, false"})
    void atMostOneAlertInTenMayBeTooCloseToCall(int tooClose, boolean agrees) {
        var lines = IntStream.range(0, tooClose).mapToObj(Integer::toString).toList();
        var alerts = new AlertComparison(Map.of("NO_VITALS", 90L), Map.of(), List.of(), lines, List.of());

        assertThat(report(alerts, NO_MESSAGES).agrees()).isEqualTo(agrees);
    }

    private static ReplayReport report(AlertComparison alerts, MessageComparison messages) {
        return report(List.of(), List.of(), List.of(), PUNCTUAL, alerts, messages);
    }

    private static ReplayReport report(
            List<String> mismatches, List<String> tooClose, List<String> unexpected, Duration jitter) {
        return report(mismatches, tooClose, unexpected, jitter, NO_ALERTS, NO_MESSAGES);
    }

    private static ReplayReport report(
            List<String> mismatches,
            List<String> tooClose,
            List<String> unexpected,
            Duration jitter,
            AlertComparison alerts,
            MessageComparison messages) {
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
                AlertClock.SLOT_END,
                alerts,
                messages,
                unexpected,
                jitter,
                Duration.ZERO);
    }
}
