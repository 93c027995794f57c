package care.hms.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import care.hms.simulator.Expectation.Arrival;
import care.hms.simulator.Expectation.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant SLOT_END = Instant.parse("2026-01-19T08:15:00Z");

    @ParameterizedTest(name = "{0}: {2}, {3}")
    @CsvSource({
        "one second before the slot's end, 09:14:59, COMPLETED, IN_TIME",
        "at the slot's end (T1),           09:15:00, NO_SHOW,   LATE",
        "one second after the slot's end,  09:15:01, NO_SHOW,   LATE",
        "long before,                      08:21:00, COMPLETED, IN_TIME"
    })
    void whoComesByTheEndOfTheSlotIsANoShow(String edge, String checkedIn, Status status, Arrival arrival) {
        var expected =
                Expectation.of(Recordings.booking("attended", checkedIn, "09:20:00", "09:30:00", "09:40:00"), BERLIN);

        assertThat(expected.status()).isEqualTo(status);
        assertThat(expected.arrival()).isEqualTo(arrival);
        assertThat(expected.noShowDueAt().isPresent()).isEqualTo(status == Status.NO_SHOW);
    }

    @ParameterizedTest
    @CsvSource({"did not attend", "unknown"})
    void whoDoesNotComeIsANoShowDueAtTheEndOfTheSlot(String outcome) {
        var expected = Expectation.of(Recordings.booking(outcome), BERLIN);

        assertThat(expected.status()).isEqualTo(Status.NO_SHOW);
        assertThat(expected.noShowDueAt()).contains(SLOT_END);
        assertThat(expected.arrival()).isEqualTo(Arrival.NONE);
    }

    @Test
    void whatWasCancelledStaysCancelled() {
        assertThat(Expectation.of(Recordings.booking("cancelled"), BERLIN).status())
                .isEqualTo(Status.CANCELLED);
    }

    @ParameterizedTest(name = "jitter of {0} s: {1}")
    @CsvSource({"29, false", "30, false", "31, true"})
    void aCheckInCloserToTheSlotsEndThanTheJitterCannotBeCalled(int jitter, boolean tooClose) {
        var before = Recordings.booking("attended", "09:14:30", "09:20:00", "09:30:00", "09:40:00");
        var after = Recordings.booking("attended", "09:15:30", "09:20:00", "09:30:00", "09:40:00");

        assertThat(Expectation.of(before, BERLIN).isTooCloseToCall(Duration.ofSeconds(jitter)))
                .isEqualTo(tooClose);
        assertThat(Expectation.of(after, BERLIN).isTooCloseToCall(Duration.ofSeconds(jitter)))
                .isEqualTo(tooClose);
    }

    @Test
    void whoNeverCameIsNeverTooCloseToCall() {
        assertThat(Expectation.of(Recordings.booking("unknown"), BERLIN).isTooCloseToCall(Duration.ofHours(1)))
                .isFalse();
    }

    @Test
    void theWeekHolds13LateArrivalsAnd159WhoDidNotCome() {
        var week = Recordings.week();
        var plans = week.dates().stream()
                .map(date -> new DayPlan(week.day(date), BERLIN))
                .toList();

        assertThat(plans.stream().mapToInt(plan -> plan.count(Arrival.LATE)).sum())
                .isEqualTo(13);
        assertThat(plans.stream().mapToInt(plan -> plan.count(Status.NO_SHOW)).sum())
                .isEqualTo(151 + 8 + 13);
        assertThat(plans.stream().mapToInt(plan -> plan.count(Status.COMPLETED)).sum())
                .isEqualTo(1981 - 13);
    }

    @Test
    void aLateArrivalIsOneActAndATimelyOneFour() {
        var day = Recordings.of(
                        Recordings.row(
                                "D01", "09:00", "M1", "2026-01-02", "attended", "08:50", "08:55", "09:01", "09:10"),
                        Recordings.row("D01", "09:15", "M2", "2026-01-02", "attended", "08:50", "", "09:12", "09:20"),
                        Recordings.row(
                                "D01", "09:30", "M3", "2026-01-02", "attended", "09:45", "09:46", "09:50", "10:20"),
                        Recordings.row("D01", "09:45", "M4", "2026-01-02", "unknown"))
                .day(LocalDate.parse("2026-01-19"));
        var plan = new DayPlan(day, BERLIN);

        assertThat(plan.acts()).isEqualTo(4 + 3 + 1);
        assertThat(plan.first()).isEqualTo(Instant.parse("2026-01-19T07:50:00Z"));
        assertThat(plan.last()).isEqualTo(Instant.parse("2026-01-19T09:20:00Z"));
        assertThat(plan.midnight()).isEqualTo(Instant.parse("2026-01-18T23:00:00Z"));
    }
}
