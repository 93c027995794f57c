package care.hms.launcher;

import java.util.List;
import java.util.Optional;

/** The password of the demo accounts, kept in the data folder because the accounts keep it too. */
final class DemoPassword {

    private DemoPassword() {}

    /**
     * The settings with the password that the demo accounts have, or will get.
     *
     * @throws InvalidSettings when another one is asked for than the accounts were made with
     */
    static Settings settle(Settings settings) {
        if (!settings.demo()) {
            return settings;
        }
        var file = new SecretFile(settings.secret("demo-password"));
        var kept = file.readOrKeep(() -> settings.demoPassword().orElseGet(Passwords::forPeople));
        if (settings.demoPassword().filter(asked -> !asked.equals(kept)).isPresent()) {
            throw new InvalidSettings(List.of("HMS_DEMO_PASSWORD is not the password with which the demo accounts in "
                    + settings.dataFolder() + " were made (kept in " + file.path()
                    + "). Unset it, or take a new HMS_DATA_DIR."));
        }
        return settings.withDemoPassword(Optional.of(kept));
    }
}
