package care.hms.demo;

import java.time.ZoneId;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Whether this installation is a demo.
 *
 * @param enabled HMS_DEMO
 * @param password HMS_DEMO_PASSWORD, the password of every demo account
 */
public record DemoSettings(boolean enabled, Optional<String> password) {

    /** The zone in which the demo hospital lives, and in which HMS_CLOCK_START is told. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    /** Refuses a demo without a password: there is no default one. */
    public DemoSettings {
        if (enabled && password.isEmpty()) {
            throw new IllegalArgumentException("HMS_DEMO_PASSWORD: needed when HMS_DEMO=true");
        }
    }

    /** Reads them from the environment. */
    public static DemoSettings from(Config config) {
        return new DemoSettings(
                config.getOptionalValue("HMS_DEMO", Boolean.class).orElse(false),
                config.getOptionalValue("HMS_DEMO_PASSWORD", String.class));
    }
}
