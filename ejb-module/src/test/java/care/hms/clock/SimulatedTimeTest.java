package care.hms.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedTimeTest {

    private static final Instant REAL = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant DOMAIN = Instant.parse("2026-01-19T06:00:00Z");

    @ParameterizedTest(name = "speed {0}: {1} ms later it is {2} ms later")
    @CsvSource({"1, 1000, 1000", "60, 1000, 60000", "3600, 1, 3600", "240, 0, 0"})
    void itPassesSoManyTimesAsFast(int speed, long real, long domain) {
        var time = new SimulatedTime(REAL, DOMAIN, speed, true);

        assertThat(time.at(REAL.plusMillis(real))).isEqualTo(DOMAIN.plusMillis(domain));
    }

    @Test
    void itStandsStillWhileItIsPaused() {
        var time = new SimulatedTime(REAL, DOMAIN, 60, false);

        assertThat(time.at(REAL)).isEqualTo(DOMAIN);
        assertThat(time.at(REAL.plus(Duration.ofDays(1)))).isEqualTo(DOMAIN);
    }

    @Test
    void aJumpGoesOnFromItsNewAnchor() {
        var before = new SimulatedTime(REAL, DOMAIN, 60, true);
        var atJump = REAL.plusSeconds(10);
        var after = new SimulatedTime(atJump, before.at(atJump).plus(Duration.ofHours(2)), 60, true);

        assertThat(after.at(atJump.plusSeconds(1)))
                .isEqualTo(DOMAIN.plus(Duration.ofHours(2)).plusSeconds(11 * 60));
    }

    @Test
    void twoNodesThatKnowTheSameAnchorAgree() {
        assertThat(new SimulatedTime(REAL, DOMAIN, 7, true).at(REAL.plusNanos(123_456_789)))
                .isEqualTo(new SimulatedTime(REAL, DOMAIN, 7, true).at(REAL.plusNanos(123_456_789)))
                .isEqualTo(DOMAIN.plusNanos(7 * 123_456_789L));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 3601})
    void noOtherSpeed(int speed) {
        assertThatIllegalArgumentException().isThrownBy(() -> new SimulatedTime(REAL, DOMAIN, speed, true));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3600})
    void fromRealTimeToAnHourASecond(int speed) {
        assertThatCode(() -> new SimulatedTime(REAL, DOMAIN, speed, true)).doesNotThrowAnyException();
    }
}
