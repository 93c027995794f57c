package care.hms.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepCalendarTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    private static boolean isOpen(Instant now, ZoneId zone) {
        return SweepCalendar.openSince(now, List.of(zone)).isPresent();
    }

    @ParameterizedTest(name = "T8 at {0} open: {1}")
    @CsvSource({
        "06:55:02, false",
        "06:59:59.999, false",
        "07:00, true",
        "07:00:02, true",
        "12:00, true",
        "22:55:02, true",
        "22:59:59.999, true",
        "23:00, false",
        "23:00:02, false",
        "00:00, false",
    })
    void T8_itIsOpenFromSevenToElevenByTheWall(String time, boolean open) {
        for (var zone : List.of(BERLIN, NEW_YORK, ZoneId.of("Asia/Kathmandu"))) {
            assertThat(isOpen(at("2026-01-19T" + time, zone), zone)).isEqualTo(open);
        }
    }

    @ParameterizedTest(name = "T8 {1} in {0}: 192 ticks, the first at 07:00, the last at 22:55")
    @CsvSource({
        "Europe/Berlin, 2026-01-19",
        "Europe/Berlin, 2026-03-29",
        "Europe/Berlin, 2026-10-25",
        "America/New_York, 2026-03-08",
        "America/New_York, 2026-11-01",
        "Australia/Lord_Howe, 2026-04-05",
        "Australia/Lord_Howe, 2026-10-04",
        "Asia/Kolkata, 2026-06-01",
        "Asia/Kathmandu, 2026-06-01",
        "America/St_Johns, 2026-03-08",
        "Pacific/Chatham, 2026-09-27",
    })
    void T8_everyDayHasTheSameTicksAlsoWhenTheClocksChange(ZoneId zone, LocalDate day) {
        var before = day.atStartOfDay(zone).toInstant().minusSeconds(1);
        var after = day.plusDays(1).atStartOfDay(zone).toInstant();

        var ticks = Stream.iterate(
                        SweepCalendar.nextTick(before), tick -> tick.isBefore(after), SweepCalendar::nextTick)
                .filter(tick -> isOpen(tick, zone))
                .map(tick -> tick.atZone(zone).toLocalDateTime())
                .toList();

        assertThat(ticks).hasSize(16 * 12);
        assertThat(ticks.get(0)).isEqualTo(day.atTime(7, 0, 2));
        assertThat(ticks.get(ticks.size() - 1)).isEqualTo(day.atTime(22, 55, 2));
        assertThat(ticks).allSatisfy(tick -> assertThat(tick.getMinute() % 5).isZero());
    }

    @ParameterizedTest(name = "after {0} comes {1}")
    @CsvSource({
        "2026-01-19T08:00:00Z, 2026-01-19T08:00:02Z",
        "2026-01-19T08:00:01.999Z, 2026-01-19T08:00:02Z",
        "2026-01-19T08:00:02Z, 2026-01-19T08:05:02Z",
        "2026-01-19T08:04:59Z, 2026-01-19T08:05:02Z",
        "2026-01-19T23:59:59Z, 2026-01-20T00:00:02Z",
    })
    void theNextTickIsAlwaysAhead(Instant now, Instant next) {
        assertThat(SweepCalendar.nextTick(now)).isEqualTo(next);
    }

    @Test
    void T8_oneOpenHospitalIsEnough() {
        var night = at("2026-01-19T02:00", BERLIN);

        assertThat(isOpen(night, BERLIN)).isFalse();
        assertThat(SweepCalendar.openSince(night, List.of(BERLIN, NEW_YORK)))
                .contains(at("2026-01-18T07:00", NEW_YORK));
        assertThat(SweepCalendar.openSince(night, List.of())).isEmpty();
    }

    @Test
    void S5_openSinceTheFirstOfThoseThatAreOpenNow() {
        assertThat(SweepCalendar.openSince(at("2026-01-19T14:00", BERLIN), List.of(BERLIN, NEW_YORK)))
                .contains(at("2026-01-19T07:00", BERLIN));
    }

    @Test
    void S5_theOpeningFollowsTheWallWhenTheNightWasShort() {
        var morning = at("2026-03-29T08:00", BERLIN);

        assertThat(SweepCalendar.openSince(morning, List.of(BERLIN))).contains(Instant.parse("2026-03-29T05:00:00Z"));
    }
}
