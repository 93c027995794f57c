package care.hms.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import care.hms.simulator.Comparison.Booked;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ComparisonTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant DUE = Instant.parse("2026-01-19T08:15:00Z");
    private static final RecordedBooking ABSENT = Recordings.booking("did not attend");
    private static final RecordedBooking SEEN =
            Recordings.booking("attended", "09:14:00", "09:20:00", "09:30:00", "09:40:00");
    private static final RecordedBooking LATE =
            Recordings.booking("attended", "09:16:00", "09:20:00", "09:30:00", "09:40:00");
    private static final RecordedBooking CANCELLED = Recordings.booking("cancelled");

    @Test
    void rightRowsAgreeAndTheLatenessOfTheirMarksIsKept() {
        var comparison = compare(
                Duration.ofSeconds(30),
                List.of(ABSENT, LATE, SEEN, CANCELLED),
                marked("0", DUE.plusSeconds(9)),
                marked("1", DUE.plusSeconds(2)),
                row("2", "COMPLETED"),
                row("3", "CANCELLED"));

        assertThat(comparison.mismatches()).isEmpty();
        assertThat(comparison.tooClose()).isEmpty();
        assertThat(comparison.lateness()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(9));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(ABSENT, row("0", "SCHEDULED"), "expected NO_SHOW, is SCHEDULED"),
                Arguments.of(LATE, row("0", "COMPLETED"), "expected NO_SHOW, is COMPLETED"),
                Arguments.of(SEEN, marked("0", DUE), "expected COMPLETED, is NO_SHOW"),
                Arguments.of(SEEN, row("0", "CHECKED_IN"), "expected COMPLETED, is CHECKED_IN"),
                Arguments.of(CANCELLED, marked("0", DUE), "expected CANCELLED, is NO_SHOW"),
                Arguments.of(ABSENT, noShow("MANUAL_STAFF", DUE, DUE), "expected reason AUTO_TIMEOUT, is MANUAL_STAFF"),
                Arguments.of(
                        ABSENT,
                        noShow("AUTO_TIMEOUT", DUE.plusSeconds(60), DUE.plusSeconds(60)),
                        "expected due at 2026-01-19T08:15:00Z, is 2026-01-19T08:16:00Z"),
                Arguments.of(ABSENT, marked("0", DUE.minusMillis(1)), "marked at 2026-01-19T08:14:59.999Z"),
                Arguments.of(ABSENT, noShow("AUTO_TIMEOUT", DUE, null), "marked at no instant"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("wrong")
    void aWrongRowIsNamed(RecordedBooking booking, Row row, String difference) {
        var comparison = compare(Duration.ofSeconds(1), List.of(booking), row);

        assertThat(comparison.mismatches()).singleElement().asString().contains(difference, "line 2", "D01");
        assertThat(comparison.lateness()).isEmpty();
    }

    @Test
    void aMissingRowAndOneThatNobodyBookedAreNamed() {
        var comparison = compare(Duration.ZERO, List.of(ABSENT), row("stranger", "SCHEDULED"));

        assertThat(comparison.mismatches())
                .hasSize(2)
                .anyMatch(line -> line.contains("expected NO_SHOW, the row is missing"))
                .anyMatch(line -> line.contains("stranger: nobody booked it"));
    }

    @Test
    void aBookingTooCloseToCallIsListedApartWhateverBecameOfIt() {
        var comparison = compare(
                Duration.ofSeconds(61),
                List.of(SEEN, LATE, ABSENT),
                marked("0", DUE),
                row("1", "COMPLETED"),
                marked("2", DUE));

        assertThat(comparison.mismatches()).isEmpty();
        assertThat(comparison.tooClose())
                .extracting(Comparison.TooClose::status)
                .containsExactly("NO_SHOW", "COMPLETED");
        assertThat(comparison.lateness()).hasSize(1);
    }

    /** Bookings get the ids "0", "1" … in their order. */
    private static Comparison compare(Duration jitter, List<RecordedBooking> bookings, Row... rows) {
        var booked = new java.util.ArrayList<Booked>();
        bookings.forEach(booking -> booked.add(new Booked(booking, String.valueOf(booked.size()))));
        return Comparison.of(booked, List.of(rows), BERLIN, jitter);
    }

    private static Row row(String id, String status) {
        return new Row(id, status, Optional.empty(), Optional.of(DUE), Optional.empty());
    }

    private static Row marked(String id, Instant at) {
        return new Row(id, "NO_SHOW", Optional.of("AUTO_TIMEOUT"), Optional.of(DUE), Optional.of(at));
    }

    private static Row noShow(String reason, Instant due, Instant at) {
        return new Row("0", "NO_SHOW", Optional.of(reason), Optional.of(due), Optional.ofNullable(at));
    }
}
