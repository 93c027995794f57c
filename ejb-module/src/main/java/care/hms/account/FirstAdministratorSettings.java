package care.hms.account;

import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * The first account of an installation that is no demo.
 *
 * @param demo HMS_DEMO: the demo brings its own accounts
 * @param username HMS_ADMIN_USERNAME
 * @param password HMS_ADMIN_PASSWORD
 */
record FirstAdministratorSettings(boolean demo, Optional<String> username, Optional<String> password) {

    FirstAdministratorSettings {
        if (username.isPresent() != password.isPresent()) {
            throw new IllegalArgumentException("HMS_ADMIN_USERNAME, HMS_ADMIN_PASSWORD: set both or none");
        }
    }

    static FirstAdministratorSettings from(Config config) {
        return new FirstAdministratorSettings(
                config.getOptionalValue("HMS_DEMO", Boolean.class).orElse(false),
                config.getOptionalValue("HMS_ADMIN_USERNAME", String.class),
                config.getOptionalValue("HMS_ADMIN_PASSWORD", String.class));
    }
}
