package care.hms.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaseTermTest {

    private static final Instant NOW = Instant.parse("2026-01-19T12:00:00Z");
    private static final Instant REAL_NOW = Instant.parse("2027-05-01T09:00:00Z");

    @ParameterizedTest(name = "S1 after {0} of the domain and {1} of real time: {2}")
    @CsvSource({
        "PT5M, PT5M, false",
        "PT5M0.000001S, PT5M0.000001S, true",
        "PT1H, PT30S, false",
        "PT1H, PT30.000001S, true",
        "PT4M, PT1H, false",
    })
    void S1_bothClocksHaveToAgree(Duration domain, Duration real, boolean over) {
        assertThat(LeaseTerm.isOver(NOW.minus(domain), NOW, REAL_NOW.minus(real), REAL_NOW))
                .isEqualTo(over);
    }
}
