package care.hms.absence;

import static org.assertj.core.api.Assertions.assertThat;

import care.hms.schedule.SlotTime;
import care.hms.schedule.WorkingHours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptHoursTest {

    private static final LocalDate TUESDAY = LocalDate.of(2026, 1, 20);

    /** The whole interval, to the minute, in the periods of its own weekday; periods that touch are one. */
    @ParameterizedTest(name = "E4 {0} to {1} in {2}: {3}")
    @CsvSource({
        "09:00, 09:15, TUESDAY 09:00-12:00, true",
        "11:45, 12:00, TUESDAY 09:00-12:00, true",
        "08:59, 09:14, TUESDAY 09:00-12:00, false",
        "11:46, 12:01, TUESDAY 09:00-12:00, false",
        "12:00, 12:15, TUESDAY 09:00-12:00, false",
        "08:00, 13:00, TUESDAY 09:00-12:00, false",
        "09:00, 09:15, MONDAY 09:00-12:00, false",
        "11:50, 12:10, TUESDAY 12:00-14:00 TUESDAY 09:00-12:00, true",
        "11:50, 12:10, TUESDAY 12:01-14:00 TUESDAY 09:00-12:00, false",
        "11:50, 12:10, TUESDAY 09:00-12:00 WEDNESDAY 12:00-14:00, false",
        "09:00, 09:15, , false",
    })
    void anAppointmentIsHeldByWorkingHoursThatHoldTheWholeOfIt(
            LocalTime start, LocalTime end, String hours, boolean held) {
        assertThat(new KeptHours(hours(hours)).hold(time(start, end))).isEqualTo(held);
    }

    private static List<WorkingHours> hours(String text) {
        return text == null
                ? List.of()
                : Stream.of(text.split(" (?=[A-Z])"))
                        .map(period -> period.split("[ -]"))
                        .map(part -> new WorkingHours(
                                DayOfWeek.valueOf(part[0]), LocalTime.parse(part[1]), LocalTime.parse(part[2])))
                        .toList();
    }

    private static SlotTime time(LocalTime start, LocalTime end) {
        var zone = ZoneId.of("Europe/Berlin");
        return new SlotTime(
                TUESDAY,
                start,
                end,
                TUESDAY.atTime(start).atZone(zone).toInstant(),
                TUESDAY.atTime(end).atZone(zone).toInstant());
    }
}
