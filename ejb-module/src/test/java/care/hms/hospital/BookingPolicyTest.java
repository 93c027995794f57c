package care.hms.hospital;

import static care.hms.database.Rows.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookingPolicyTest {

    @ParameterizedTest(name = "{0}: at {2} {3}")
    @CsvSource({
        "A3 long before, 3, 08:00, true",
        "A5 while it runs, 3, 09:05, true",
        "A5 one second more than needed, 3, 09:11:59, true",
        "A5 exactly what is needed, 3, 09:12:00, true",
        "A5 a microsecond less, 3, 09:12:00.000001, false",
        "A5 one second less, 3, 09:12:01, false",
        "A3 after the end, 3, 09:15:01, false",
        "A5 nothing needed and a second before the end, 0, 09:14:59, true",
        "A5 nothing needed at the end, 0, 09:15:00, false",
        "A5 nothing needed and a second after the end, 0, 09:15:01, false",
    })
    void aSlotThatEndsAtQuarterPastCanBeBookedWhileEnoughIsLeft(String rule, int minutes, String now, boolean enough) {
        assertThat(new BookingPolicy(Duration.ofMinutes(minutes)).leavesEnough(at("09:15"), at(now)))
                .isEqualTo(enough);
    }
}
