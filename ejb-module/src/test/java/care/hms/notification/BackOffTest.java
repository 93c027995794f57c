package care.hms.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {

    @ParameterizedTest(name = "after attempt {0}: {1} to {2} ms")
    @CsvSource({
        "1, 1000, 2000",
        "2, 2000, 4000",
        "3, 4000, 8000",
        "8, 128000, 256000",
        "9, 150000, 300000",
        "64, 150000, 300000",
        "100, 150000, 300000"
    })
    void twiceAsLongEachTimeUntilFiveMinutes(int attempt, long shortest, long longest) {
        assertThat(BackOff.after(attempt, 0)).isEqualTo(Duration.ofMillis(shortest));
        assertThat(BackOff.after(attempt, 0.5)).isEqualTo(Duration.ofMillis((shortest + longest) / 2));
        assertThat(BackOff.after(attempt, 1)).isEqualTo(Duration.ofMillis(longest));
    }

    @Test
    void theUsualNumberOfAttemptsOutlastsAGatewayThatIsDownForAnHour() {
        var shortest = IntStream.range(1, NotificationPolicy.DEFAULT.maximumAttempts())
                .mapToObj(attempt -> BackOff.after(attempt, 0))
                .reduce(Duration.ZERO, Duration::plus);

        assertThat(shortest).isBetween(Duration.ofHours(1), Duration.ofHours(2));
    }
}
