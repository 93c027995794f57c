package care.hms.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.hms.schedule.DoctorView;
import care.hms.schedule.WorkingHours;
import care.hms.web.DoctorsResource.DoctorAnswer;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DoctorAnswerTest {

    private static WorkingHours hours(DayOfWeek day, int from, int to) {
        return new WorkingHours(day, LocalTime.of(from, 0), LocalTime.of(to, 0));
    }

    @Test
    void E4_aDayIsAvailableWhenItHasWorkingHours() {
        var doctor = new DoctorView(
                UUID.randomUUID(),
                "D01",
                "Anagha",
                "Vijay",
                15,
                List.of(
                        hours(DayOfWeek.MONDAY, 8, 12),
                        hours(DayOfWeek.MONDAY, 13, 17),
                        hours(DayOfWeek.WEDNESDAY, 8, 12)),
                0);

        assertThat(DoctorAnswer.of(doctor).availableDays()).containsExactly(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY);
    }
}
