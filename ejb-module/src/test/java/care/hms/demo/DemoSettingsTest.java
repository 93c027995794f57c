package care.hms.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import care.hms.SettingsOf;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoSettingsTest {

    @Test
    void aDemoIsAskedFor() {
        assertThat(DemoSettings.from(new SettingsOf(Map.of())).enabled()).isFalse();
        assertThat(DemoSettings.from(new SettingsOf(Map.of("HMS_DEMO", "true", "HMS_DEMO_PASSWORD", "secret")))
                        .enabled())
                .isTrue();
    }

    @Test
    void thereIsNoDefaultPassword() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DemoSettings.from(new SettingsOf(Map.of("HMS_DEMO", "true"))))
                .withMessageStartingWith("HMS_DEMO_PASSWORD");
    }
}
