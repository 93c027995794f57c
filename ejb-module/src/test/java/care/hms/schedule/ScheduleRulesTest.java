package care.hms.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.hms.DomainFailure.FieldError;
import care.hms.Invalid;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleRulesTest {

    private static final WorkingHours MORNING = monday("08:00", "12:00");

    private static WorkingHours monday(String start, String end) {
        return new WorkingHours(DayOfWeek.MONDAY, LocalTime.parse(start), LocalTime.parse(end));
    }

    private static List<FieldError> faults(int slotMinutes, WorkingHours... hours) {
        var refusal = catchThrowableOfType(Invalid.class, () -> ScheduleRules.check(slotMinutes, Arrays.asList(hours)));
        return refusal == null ? List.of() : refusal.errors();
    }

    @ParameterizedTest(name = "{0} minutes: {1}")
    @CsvSource({"4, false", "5, true", "240, true", "241, false", "0, false", "-15, false"})
    void aSlotLastsFiveMinutesToFourHours(int minutes, boolean possible) {
        assertThat(faults(minutes, MORNING))
                .isEqualTo(possible ? List.of() : List.of(new FieldError("slotMinutes", "5 to 240")));
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({"08:00, 08:00:01, true", "08:00, 08:00, false", "08:00, 07:59, false", "22:00, 06:00, false"})
    void aPeriodEndsAfterItsStartOnTheSameDay(String start, String end, boolean possible) {
        assertThat(faults(15, monday(start, end)))
                .extracting(FieldError::message)
                .isEqualTo(possible ? List.of() : List.of("each period starts before it ends, on the same day"));
    }

    @ParameterizedTest(name = "08:00-12:00 and {0}-{1}: {2}")
    @CsvSource({
        "12:00, 13:00, true",
        "11:59, 13:00, false",
        "07:00, 08:00, true",
        "07:00, 08:01, false",
        "09:00, 10:00, false",
        "07:00, 13:00, false",
        "08:00, 12:00, false",
    })
    void periodsOfOneDayMayTouchButNotOverlap(String start, String end, boolean possible) {
        assertThat(faults(15, MORNING, monday(start, end)))
                .extracting(FieldError::message)
                .isEqualTo(possible ? List.of() : List.of("the periods of one day do not overlap"));
    }

    @Test
    void periodsOfDifferentDaysMayBeAtTheSameTime() {
        var tuesday = new WorkingHours(DayOfWeek.TUESDAY, MORNING.start(), MORNING.end());

        assertThat(faults(15, MORNING, tuesday)).isEmpty();
    }

    @Test
    void aDoctorMayHaveNoHoursAtAll() {
        assertThat(faults(15)).isEmpty();
    }

    @Test
    void butHalfAPeriodIsNone() {
        assertThat(faults(15, new WorkingHours(null, MORNING.start(), MORNING.end())))
                .hasSize(1);
        assertThat(faults(15, new WorkingHours(DayOfWeek.MONDAY, null, MORNING.end())))
                .hasSize(1);
        assertThat(faults(15, new WorkingHours(DayOfWeek.MONDAY, MORNING.start(), null)))
                .hasSize(1);
        assertThat(faults(15, (WorkingHours) null)).hasSize(1);
        assertThat(catchThrowableOfType(Invalid.class, () -> ScheduleRules.check(15, null)))
                .isNotNull();
    }

    @ParameterizedTest(name = "{0} periods: {1}")
    @CsvSource({"50, true", "51, false"})
    void andFiftyPeriodsAreEnough(int count, boolean possible) {
        var periods = IntStream.range(0, count)
                .mapToObj(i -> new WorkingHours(
                        DayOfWeek.MONDAY, LocalTime.MIN.plusMinutes(i), LocalTime.MIN.plusMinutes(i + 1L)))
                .toArray(WorkingHours[]::new);

        assertThat(faults(15, periods).isEmpty()).isEqualTo(possible);
    }

    @Test
    void lengthAndHoursAreJudgedTogether() {
        assertThat(faults(1, monday("12:00", "08:00")))
                .extracting(FieldError::field)
                .containsExactly("slotMinutes", "workingHours");
    }
}
