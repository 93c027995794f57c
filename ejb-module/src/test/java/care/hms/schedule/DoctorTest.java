package care.hms.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import care.hms.database.Rows;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 19);

    private final Doctor doctor = new Doctor(
            UUID.randomUUID(), new NewDoctor("D01", "Min", "Lee", 15, List.of(), null, null), null, Rows.at("08:00"));

    @ParameterizedTest(name = "A10 generated until {0}: goes on with {1}")
    @CsvSource({
        ", 2026-01-19",
        "2026-01-17, 2026-01-19",
        "2026-01-18, 2026-01-19",
        "2026-01-19, 2026-01-20",
        "2026-03-19, 2026-03-20",
    })
    void theHorizonGoesOnWhereItEndedButNeverInThePast(LocalDate until, LocalDate next) {
        doctor.hasSlotsUntil(until);

        assertThat(doctor.firstDayWithoutSlots(TODAY)).isEqualTo(next);
    }

    @Test
    void A10_newWorkingHoursAreGeneratedFromTodayOn() {
        doctor.hasSlotsUntil(TODAY.plusDays(60));

        doctor.work(20, List.of());
        doctor.lacksSlots();

        assertThat(doctor.firstDayWithoutSlots(TODAY)).isEqualTo(TODAY);
        assertThat(doctor.view().slotMinutes()).isEqualTo(20);
    }

    @Test
    void workingHoursAreToldInOrder() {
        var tuesday = new WorkingHours(DayOfWeek.TUESDAY, LocalTime.of(8, 0), LocalTime.of(9, 0));
        var late = new WorkingHours(DayOfWeek.MONDAY, LocalTime.of(13, 0), LocalTime.of(14, 0));
        var early = new WorkingHours(DayOfWeek.MONDAY, LocalTime.of(8, 0), LocalTime.of(12, 0));

        doctor.work(15, List.of(tuesday, late, early));

        assertThat(doctor.view().workingHours()).containsExactly(early, late, tuesday);
    }
}
