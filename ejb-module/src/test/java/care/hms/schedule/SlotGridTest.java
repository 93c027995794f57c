package care.hms.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotGridTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 19);

    /** A Sunday: at 02:00 the clocks go to 03:00. */
    private static final LocalDate GAP = LocalDate.of(2026, 3, 29);

    /** A Sunday: at 03:00 the clocks go back to 02:00. */
    private static final LocalDate OVERLAP = LocalDate.of(2026, 10, 25);

    private static SlotGrid grid(int minutes, WorkingHours... hours) {
        return new SlotGrid(BERLIN, Duration.ofMinutes(minutes), List.of(hours));
    }

    private static WorkingHours hours(DayOfWeek day, String start, String end) {
        return new WorkingHours(day, LocalTime.parse(start), LocalTime.parse(end));
    }

    private static List<String> starts(List<SlotTime> slots) {
        return slots.stream().map(slot -> slot.start().toString()).toList();
    }

    @Test
    void A10_workingHoursAreCutFromTheirStart() {
        var slots = grid(15, hours(DayOfWeek.MONDAY, "08:05", "08:50")).of(MONDAY);

        assertThat(starts(slots)).containsExactly("08:05", "08:20", "08:35");
        assertThat(slots.get(2))
                .isEqualTo(new SlotTime(
                        MONDAY,
                        LocalTime.of(8, 35),
                        LocalTime.of(8, 50),
                        Instant.parse("2026-01-19T07:35:00Z"),
                        Instant.parse("2026-01-19T07:50:00Z")));
    }

    @ParameterizedTest(name = "A10 until {0}: {1} slots")
    @CsvSource({"08:29:59, 1", "08:30:00, 2", "08:30:01, 2", "08:14:59, 0", "08:15, 1"})
    void aSlotThatWouldPassTheEndIsNotGenerated(String end, int slots) {
        assertThat(grid(15, hours(DayOfWeek.MONDAY, "08:00", end)).of(MONDAY)).hasSize(slots);
    }

    @Test
    void A10_norOneThatWouldPassMidnight() {
        assertThat(starts(grid(15, hours(DayOfWeek.MONDAY, "23:20", "23:59:59")).of(MONDAY)))
                .containsExactly("23:20", "23:35");
        assertThat(starts(grid(240, hours(DayOfWeek.MONDAY, "18:00", "23:59")).of(MONDAY)))
                .containsExactly("18:00");
    }

    @Test
    void A10_onlyThePeriodsOfThatWeekdayCount() {
        var grid = grid(
                30,
                hours(DayOfWeek.MONDAY, "08:00", "09:00"),
                hours(DayOfWeek.TUESDAY, "10:00", "11:00"),
                hours(DayOfWeek.MONDAY, "13:00", "13:30"));

        assertThat(starts(grid.of(MONDAY))).containsExactly("08:00", "08:30", "13:00");
        assertThat(starts(grid.of(MONDAY.plusDays(1)))).containsExactly("10:00", "10:30");
        assertThat(grid.of(MONDAY.plusDays(2))).isEmpty();
    }

    @Test
    void T6_theInstantsFollowTheOffsetOfTheDay() {
        var grid = grid(30, hours(DayOfWeek.MONDAY, "08:00", "08:30"));

        assertThat(grid.of(MONDAY).get(0).startsAt()).isEqualTo("2026-01-19T07:00:00Z");
        assertThat(grid.of(LocalDate.of(2026, 7, 20)).get(0).startsAt()).isEqualTo("2026-07-20T06:00:00Z");
    }

    @Test
    void T6_noSlotIsGeneratedInsideAGap() {
        var slots = grid(15, hours(DayOfWeek.SUNDAY, "01:00", "04:00")).of(GAP);

        // 01:45 would end at 02:00, which that day's clocks never show.
        assertThat(starts(slots)).containsExactly("01:00", "01:15", "01:30", "03:00", "03:15", "03:30", "03:45");
        assertThat(slots.get(2).endsAt()).isEqualTo("2026-03-29T00:45:00Z");
        assertThat(slots.get(3).startsAt()).isEqualTo("2026-03-29T01:00:00Z");
    }

    @Test
    void T6_norOneThatWouldLoseItsHourInAGap() {
        assertThat(starts(grid(150, hours(DayOfWeek.SUNDAY, "01:00", "09:00")).of(GAP)))
                .containsExactly("03:30", "06:00");
    }

    @Test
    void T6_anOverlapTakesTheEarlierOffset() {
        var slots = grid(15, hours(DayOfWeek.SUNDAY, "01:45", "03:30")).of(OVERLAP);

        // 02:45 by the earlier offset to 03:00 by the later one would be an hour and a quarter.
        assertThat(starts(slots)).containsExactly("01:45", "02:00", "02:15", "02:30", "03:00", "03:15");
        assertThat(slots.get(1).startsAt()).isEqualTo("2026-10-25T00:00:00Z");
        assertThat(slots.get(3).endsAt()).isEqualTo("2026-10-25T00:45:00Z");
        assertThat(slots.get(4).startsAt()).isEqualTo("2026-10-25T02:00:00Z");
    }

    @Test
    void T6_everySlotOfEveryDayOfTheYearLastsItsLengthAndKeepsApart() {
        var all = Stream.of(DayOfWeek.values())
                .map(day -> hours(day, "00:00", "23:59"))
                .toArray(WorkingHours[]::new);
        var grid = grid(20, all);

        for (var day = LocalDate.of(2026, 1, 1); day.getYear() == 2026; day = day.plusDays(1)) {
            var slots = grid.of(day);
            assertThat(slots).as(day.toString()).hasSizeGreaterThan(60);
            for (int i = 0; i < slots.size(); i++) {
                var slot = slots.get(i);
                assertThat(Duration.between(slot.startsAt(), slot.endsAt())).isEqualTo(Duration.ofMinutes(20));
                assertThat(slot.startsAt().atZone(BERLIN).toLocalDateTime()).isEqualTo(day.atTime(slot.start()));
                assertThat(slot.endsAt().atZone(BERLIN).toLocalDateTime()).isEqualTo(day.atTime(slot.end()));
                if (i > 0) {
                    assertThat(slot.startsAt())
                            .isAfterOrEqualTo(slots.get(i - 1).endsAt());
                }
            }
        }
    }

    @Test
    void T6_aZoneWithoutDaylightSavingKnowsNoGap() {
        var utc = new SlotGrid(
                ZoneOffset.UTC, Duration.ofMinutes(60), List.of(hours(DayOfWeek.SUNDAY, "01:00", "04:00")));

        assertThat(starts(utc.of(GAP))).containsExactly("01:00", "02:00", "03:00");
    }
}
