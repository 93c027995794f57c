package care.hms.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPasswordTest {

    @TempDir
    private Path folder;

    @Test
    void aGeneratedPasswordIsTheSameInTheNextRun() {
        var first = DemoPassword.settle(settings(Map.of())).demoPassword();

        assertThat(DemoPassword.settle(settings(Map.of())).demoPassword())
                .isEqualTo(first)
                .isPresent();
    }

    @Test
    void aGivenPasswordIsKeptForRunsWithoutOne() {
        DemoPassword.settle(settings(Map.of("HMS_DEMO_PASSWORD", "correct horse battery")));

        assertThat(DemoPassword.settle(settings(Map.of())).demoPassword()).contains("correct horse battery");
    }

    @Test
    void anotherPasswordThanTheAccountsHaveIsRefused() {
        DemoPassword.settle(settings(Map.of("HMS_DEMO_PASSWORD", "correct horse battery")));

        assertThatThrownBy(
                        () -> DemoPassword.settle(settings(Map.of("HMS_DEMO_PASSWORD", "battery staple, not horse"))))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("HMS_DEMO_PASSWORD is not the password with which the demo accounts");
    }

    @Test
    void whatIsNoDemoHasNoPassword() {
        assertThat(DemoPassword.settle(settings(Map.of("HMS_DEMO", "false"))).demoPassword())
                .isEmpty();
    }

    private Settings settings(Map<String, String> given) {
        var environment = new HashMap<>(given);
        environment.put("HMS_DATA_DIR", folder.toString());
        return new SettingsReader(environment, new Installation(folder), false).read();
    }
}
