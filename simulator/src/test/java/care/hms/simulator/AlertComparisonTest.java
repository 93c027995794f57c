package care.hms.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import care.hms.simulator.Comparison.Booked;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A slot from 09:00 to 09:15 in Berlin, which is 08:00 to 08:15 UTC; the alert clock is the slot's end. */
class AlertComparisonTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NO_VITALS_DUE = Instant.parse("2026-01-19T08:20:00Z");
    private static final Instant VITALS = Instant.parse("2026-01-19T08:24:00Z");

    /** Waits for vitals until 09:24 and is seen at once. */
    private static final RecordedBooking WAITED = waitedForVitalsUntil("09:24:00");

    /** At speed 10 the jitter is 5 s and an act comes 10 s late at most; the system has 20 s. */
    private static final Punctuality PUNCTUALITY =
            new Punctuality(10, Duration.ofMillis(500), (appointment, act) -> Duration.ofMillis(500));

    @Test
    void anAlertRaisedWhenDueAndResolvedWhenTheWaitEndedAgrees() {
        var comparison = compare(WAITED, noVitals(NO_VITALS_DUE.plusSeconds(3), VITALS.plusSeconds(1)));

        assertThat(comparison.mismatches()).isEmpty();
        assertThat(comparison.tooClose()).isEmpty();
        assertThat(comparison.expected()).isEqualTo(Map.of("NO_VITALS", 1L)).isEqualTo(comparison.found());
        assertThat(comparison.lateness()).containsExactly(Duration.ofSeconds(3));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("due at 2026-01-19T08:20:00Z and not raised", List.of()),
                Arguments.of(
                        "NO_VITALS raised 2 times",
                        List.of(noVitals(NO_VITALS_DUE, VITALS), noVitals(NO_VITALS_DUE, VITALS))),
                Arguments.of(
                        "raised at 2026-01-19T08:19:59.999Z", List.of(noVitals(NO_VITALS_DUE.minusMillis(1), VITALS))),
                Arguments.of(
                        "raised at 2026-01-19T08:20:20.001Z",
                        List.of(noVitals(NO_VITALS_DUE.plusMillis(20_001), VITALS))),
                Arguments.of(
                        "the wait ended at 2026-01-19T08:24:00Z, resolved at 2026-01-19T08:23:54.999Z",
                        List.of(noVitals(NO_VITALS_DUE, VITALS.minusMillis(5001)))),
                Arguments.of(
                        "the wait ended at 2026-01-19T08:24:00Z, resolved at 2026-01-19T08:24:10.001Z",
                        List.of(noVitals(NO_VITALS_DUE, VITALS.plusMillis(10_001)))),
                Arguments.of(
                        "expected RESOLVED, is ACTIVE",
                        List.of(new RaisedAlert(
                                "0", "NO_VITALS", "ACTIVE", NO_VITALS_DUE, Optional.empty(), Optional.empty()))),
                Arguments.of(
                        "nobody resolved it",
                        List.of(new RaisedAlert(
                                "0",
                                "NO_VITALS",
                                "RESOLVED",
                                NO_VITALS_DUE,
                                Optional.of(VITALS),
                                Optional.of("somebody")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void aWrongAlertIsNamed(String difference, List<RaisedAlert> alerts) {
        var comparison = compare(WAITED, alerts.toArray(RaisedAlert[]::new));

        assertThat(comparison.mismatches()).singleElement().asString().contains(difference, "line 2", "D01");
        assertThat(comparison.lateness()).isEmpty();
    }

    @ParameterizedTest(name = "vitals at {0}, raised: {1}: {2}")
    @CsvSource({
        // The vitals may have come ten seconds late.
        "09:19:49, false, agrees",
        "09:19:49, true,  differs",
        "09:19:50, true,  too close",
        "09:19:50, false, too close",
        "09:20:00, true,  too close",
        // They may have come five seconds early, and no alert of the day was late.
        "09:20:05, false, too close",
        "09:20:06, false, differs"
    })
    void aWaitThatEndsWhenTheAlertIsDueIsTooCloseToCall(String vitals, boolean raised, String verdict) {
        var alert = new RaisedAlert(
                "0", "NO_VITALS", "RESOLVED", NO_VITALS_DUE, Optional.of(NO_VITALS_DUE), Optional.empty());
        var comparison = raised ? compare(waitedForVitalsUntil(vitals), alert) : compare(waitedForVitalsUntil(vitals));

        assertThat(comparison.tooClose()).hasSize(verdict.equals("too close") ? 1 : 0);
        assertThat(comparison.mismatches()).hasSize(verdict.equals("differs") ? 1 : 0);
    }

    @ParameterizedTest(
            name = "the worst alert {0} s late, vitals {1} s after another was due: {2} too close, {3} missing")
    @CsvSource({"7, 12, 1, 0", "7, 13, 0, 1", "90, 25, 1, 1", "90, 26, 0, 2"})
    void aWaitThatEndsWithinTheWorstLatenessOfTheDayIsTooCloseToCallUpToTheSystemsLimit(
            long worst, long ended, int tooClose, int mismatches) {
        var late = noVitals(NO_VITALS_DUE.plusSeconds(worst), VITALS);
        var comparison = AlertComparison.of(
                List.of(new Booked(WAITED, "0"), new Booked(waitedForVitalsUntil("09:20:%02d".formatted(ended)), "1")),
                List.of(late),
                BERLIN,
                AlertClock.SLOT_END,
                PUNCTUALITY);

        assertThat(comparison.tooClose()).hasSize(tooClose);
        assertThat(comparison.mismatches()).hasSize(mismatches);
    }

    @Test
    void anAlertForWhomeverNobodyWaitedWithIsNamed() {
        assertThat(compare(Recordings.booking("unknown"), noVitals(NO_VITALS_DUE, VITALS))
                        .mismatches())
                .singleElement()
                .asString()
                .contains("NO_VITALS raised without a reason");
    }

    private static RecordedBooking waitedForVitalsUntil(String vitals) {
        return Recordings.booking("attended", "09:10:00", vitals, "09:24:30", "09:40:00");
    }

    private static RaisedAlert noVitals(Instant raised, Instant resolved) {
        return new RaisedAlert("0", "NO_VITALS", "RESOLVED", raised, Optional.of(resolved), Optional.empty());
    }

    private static AlertComparison compare(RecordedBooking booking, RaisedAlert... alerts) {
        return AlertComparison.of(
                List.of(new Booked(booking, "0")), List.of(alerts), BERLIN, AlertClock.SLOT_END, PUNCTUALITY);
    }
}
