package care.hms.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import care.hms.SettingsOf;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClockSettingsTest {

    private static ClockSettings settings(String... namesAndValues) {
        var values = new HashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return ClockSettings.from(new SettingsOf(values));
    }

    @Test
    void nothingSaidIsRealTime() {
        assertThat(ClockSettings.from(new SettingsOf(Map.of())))
                .isEqualTo(new ClockSettings(Optional.empty(), 1, false, false));
    }

    @ParameterizedTest(name = "{0} in Berlin is {1}")
    @CsvSource({"2026-01-19T07:00, 2026-01-19T06:00:00Z", "2026-07-20T07:00:30, 2026-07-20T05:00:30Z"})
    void theStartIsToldInTheDemoHospitalsZone(String local, Instant instant) {
        var settings = settings("HMS_CLOCK_START", local);

        assertThat(settings.start()).contains(instant);
        assertThat(settings.simulated()).isTrue();
        assertThat(settings.speed()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-19", "07:00", "2026-01-19T06:00:00Z", "tomorrow", ""})
    void aStartThatIsNoLocalDateTimeIsRefusedInWords(String start) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("HMS_CLOCK_START", start))
                .withMessageStartingWith("HMS_CLOCK_START");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "3601"})
    void aSpeedBeyondTheLimitsIsRefusedInWords(String speed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("HMS_CLOCK_SPEED", speed))
                .withMessage("HMS_CLOCK_SPEED: 1 to 3600");
    }

    @Test
    void anyOneOfThemMakesTimeSimulated() {
        assertThat(settings("HMS_CLOCK_SPEED", "1").simulated()).isTrue();
        assertThat(settings("HMS_CLOCK_SPEED", "3600").speed()).isEqualTo(3600);
        assertThat(settings("HMS_CLOCK_PAUSED", "true").simulated()).isTrue();
        assertThat(settings("HMS_CLOCK_PAUSED", "false").simulated()).isFalse();
    }

    @Test
    void aRestartKnowsTheSameWishAgainAndEveryOtherOneAsAnother() {
        var wish = settings("HMS_CLOCK_START", "2026-01-19T07:00", "HMS_CLOCK_SPEED", "60")
                .wish();

        assertThat(settings("HMS_CLOCK_SPEED", "60", "HMS_CLOCK_START", "2026-01-19T07:00")
                        .wish())
                .isEqualTo(wish);
        assertThat(wish)
                .isNotEqualTo(settings("HMS_CLOCK_START", "2026-01-19T07:01", "HMS_CLOCK_SPEED", "60")
                        .wish())
                .isNotEqualTo(settings("HMS_CLOCK_START", "2026-01-19T07:00", "HMS_CLOCK_SPEED", "61")
                        .wish())
                .isNotEqualTo(settings("HMS_CLOCK_SPEED", "60").wish())
                .isNotEqualTo(settings(
                                "HMS_CLOCK_START",
                                "2026-01-19T07:00",
                                "HMS_CLOCK_SPEED",
                                "60",
                                "HMS_CLOCK_PAUSED",
                                "true")
                        .wish());
    }
}
