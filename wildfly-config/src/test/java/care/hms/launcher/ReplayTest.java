package care.hms.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayTest {

    @Test
    void theClockStartsBeforeTheDayBeginsAnywhere() {
        assertThat(Replay.clockStart(List.of("week.csv", "--date", "2026-03-02")))
                .isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(Replay.clockStart(List.of("--date=2026-03-02", "week.csv"))).isEqualTo(LocalDate.of(2026, 3, 1));
    }

    @Test
    void withoutAReadableDateItStartsLongAgo() {
        assertThat(Replay.clockStart(List.of("--demo"))).isEqualTo(LocalDate.of(2020, 1, 1));
        assertThat(Replay.clockStart(List.of("--date", "someday"))).isEqualTo(LocalDate.of(2020, 1, 1));
        assertThat(Replay.clockStart(List.of("week.csv", "--date"))).isEqualTo(LocalDate.of(2020, 1, 1));
    }
}
