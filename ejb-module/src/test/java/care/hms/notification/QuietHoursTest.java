package care.hms.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.Invalid;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Instant firstAudible(String from, String until, String now) {
        return new QuietHours(LocalTime.parse(from), LocalTime.parse(until)).firstAudible(Instant.parse(now), BERLIN);
    }

    /** Berlin is an hour ahead of UTC in winter and two in summer. */
    @ParameterizedTest(name = "quiet {0} to {1}, at {2}: from {3}")
    @CsvSource({
        // Within a day.
        "12:00, 14:00, 2026-01-19T10:59:59Z, 2026-01-19T10:59:59Z",
        "12:00, 14:00, 2026-01-19T11:00:00Z, 2026-01-19T13:00:00Z",
        "12:00, 14:00, 2026-01-19T12:59:59.999999Z, 2026-01-19T13:00:00Z",
        "12:00, 14:00, 2026-01-19T13:00:00Z, 2026-01-19T13:00:00Z",
        // Over midnight.
        "21:00, 07:00, 2026-01-19T19:59:59Z, 2026-01-19T19:59:59Z",
        "21:00, 07:00, 2026-01-19T20:00:00Z, 2026-01-20T06:00:00Z",
        "21:00, 07:00, 2026-01-19T22:59:59Z, 2026-01-20T06:00:00Z",
        "21:00, 07:00, 2026-01-19T23:00:00Z, 2026-01-20T06:00:00Z",
        "21:00, 07:00, 2026-01-20T05:59:59Z, 2026-01-20T06:00:00Z",
        "21:00, 07:00, 2026-01-20T06:00:00Z, 2026-01-20T06:00:00Z",
        // Until midnight, and from it.
        "22:00, 00:00, 2026-01-19T21:30:00Z, 2026-01-19T23:00:00Z",
        "00:00, 06:00, 2026-01-19T23:00:00Z, 2026-01-20T05:00:00Z",
        // The night that is an hour shorter: 02:00 to 03:00 does not occur.
        "21:00, 07:00, 2026-03-28T20:00:00Z, 2026-03-29T05:00:00Z",
        "21:00, 02:30, 2026-03-28T23:30:00Z, 2026-03-29T01:00:00Z",
        "21:00, 02:30, 2026-03-29T01:00:00Z, 2026-03-29T01:00:00Z",
        // The night that is an hour longer: 02:00 to 03:00 occurs twice, and is quiet the first time only.
        "21:00, 07:00, 2026-10-24T19:00:00Z, 2026-10-25T06:00:00Z",
        "21:00, 02:30, 2026-10-24T23:00:00Z, 2026-10-25T00:30:00Z",
        "21:00, 02:30, 2026-10-25T00:30:00Z, 2026-10-25T00:30:00Z",
        "21:00, 02:30, 2026-10-25T01:10:00Z, 2026-10-25T01:10:00Z"
    })
    void whatIsQuietWaitsForTheEnd(String from, String until, String now, String audible) {
        assertThat(firstAudible(from, until, now)).isEqualTo(audible);
    }

    @Test
    void bothTimesOrNone() {
        var seven = LocalTime.of(7, 0);

        assertThat(QuietHours.wanted(null, null)).isNull();
        assertThat(QuietHours.wanted(LocalTime.of(21, 0), seven)).isNotNull();
        assertThatThrownBy(() -> QuietHours.wanted(null, seven))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("quietFrom");
        assertThatThrownBy(() -> QuietHours.wanted(seven, null))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("quietUntil");
        assertThatThrownBy(() -> QuietHours.wanted(seven, seven)).isInstanceOf(Invalid.class);
    }
}
