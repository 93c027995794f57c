package care.hms.hospital;

import static care.hms.database.Rows.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoShowPolicyTest {

    @ParameterizedTest(name = "{0}: due at {5}")
    @CsvSource({
        "T3 the slot's own length by default, , 09:00, 09:15, 08:00, 09:15",
        "T2 whatever that length is, , 09:00, 09:40, 08:00, 09:40",
        "T3 a shorter delay of the hospital, 5, 09:00, 09:15, 08:00, 09:05",
        "T3 a longer delay of the hospital, 20, 09:00, 09:15, 08:00, 09:20",
        "T3 booked one second before the start, , 09:00, 09:15, 08:59:59, 09:15",
        "T3 booked at the start, , 09:00, 09:15, 09:00:00, 09:15",
        "T3 booked one second after the start, , 09:00, 09:15, 09:00:01, 09:15:01",
        "T3 booked while it runs, , 09:00, 09:15, 09:12, 09:27",
        "T3 booked while it runs and a shorter delay, 5, 09:00, 09:15, 09:12, 09:17",
    })
    void theDelayCountsFromTheStartOrFromALaterBooking(
            String rule, Integer minutes, String start, String end, String bookedAt, String due) {
        var policy = new NoShowPolicy(minutes == null ? null : Duration.ofMinutes(minutes));

        assertThat(policy.dueAt(at(start), at(end), at(bookedAt))).isEqualTo(at(due));
    }
}
