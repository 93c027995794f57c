package care.hms.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import care.hms.SettingsOf;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSettingsTest {

    @Test
    void theRoleThatWorksIsTheOneThatConnects() {
        assertThat(DatabaseSettings.from(new SettingsOf(Map.of("POSTGRESQL_USER", "clinic_1"))))
                .isEqualTo(new DatabaseSettings("clinic_1"));
        assertThat(DatabaseSettings.from(new SettingsOf(Map.of()))).isEqualTo(new DatabaseSettings("hms_app"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1st", "hms app", "hms\"; drop schema public; --", "hms-app"})
    void aNameThatIsNoPlainIdentifierNeverReachesAGrant(String role) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseSettings.from(new SettingsOf(Map.of("POSTGRESQL_USER", role))))
                .withMessageStartingWith("POSTGRESQL_USER");
    }

    @Test
    void norDoesOneThatPostgreSqlWouldCutOff() {
        assertThat(new DatabaseSettings("a".repeat(63)).applicationRole()).hasSize(63);
        assertThatIllegalArgumentException().isThrownBy(() -> new DatabaseSettings("a".repeat(64)));
    }
}
