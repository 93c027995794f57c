package care.hms.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CancellationNoticeTest {

    @ParameterizedTest(name = "T9 {0}: last-minute {2}")
    @CsvSource({
        "a second more than 24 hours before, 2026-01-18T07:59:59Z, false",
        "exactly 24 hours before, 2026-01-18T08:00:00Z, true",
        "a second less than 24 hours before, 2026-01-18T08:00:01Z, true",
        "a second before the start, 2026-01-19T07:59:59Z, true",
        "at the start, 2026-01-19T08:00:00Z, true",
        "a second after the start, 2026-01-19T08:00:01Z, false",
    })
    void noticeIsMeasuredToTheSlotsStart(String when, Instant now, boolean lastMinute) {
        assertThat(CancellationNotice.isLastMinute(Instant.parse("2026-01-19T08:00:00Z"), now))
                .isEqualTo(lastMinute);
    }
}
