package care.hms.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checks how the installation reaches people: what is set halfway would be noticed when the first message waits. */
final class MessageSettingsCheck {

    private static final List<String> OF_THE_GATEWAY =
            List.of("HMS_SMS_FROM", "HMS_SMS_ACCOUNT", "HMS_SMS_TOKEN", "HMS_SMS_TOKEN_FILE");
    private static final List<String> OF_THE_MAIL_SERVER =
            List.of("HMS_SMTP_PORT", "HMS_SMTP_USER", "HMS_SMTP_PASSWORD", "HMS_SMTP_TLS");

    private final Environment environment;

    MessageSettingsCheck(Environment environment) {
        this.environment = environment;
    }

    void check() {
        if (isSet("HMS_SMS_URL")) {
            checkAddress();
            need("HMS_SMS_FROM", "HMS_SMS_URL");
            need("HMS_SMS_ACCOUNT", "HMS_SMS_URL");
            checkToken();
        } else {
            refuseWithout("HMS_SMS_URL", OF_THE_GATEWAY);
        }
        if (isSet("HMS_SMTP_HOST")) {
            need("HMS_MAIL_FROM", "HMS_SMTP_HOST");
            environment.number("HMS_SMTP_PORT", 1, 65535);
            environment.truth("HMS_SMTP_TLS", false);
        } else {
            refuseWithout("HMS_SMTP_HOST", OF_THE_MAIL_SERVER);
        }
    }

    /** The token of the gateway and people's numbers do not travel openly. */
    private void checkAddress() {
        if (!environment.isSafeAddress("HMS_SMS_URL")) {
            environment.refuse("HMS_SMS_URL", "an address with https, or with http on this machine");
        }
    }

    private void checkToken() {
        var file = environment.text("HMS_SMS_TOKEN_FILE").map(Path::of);
        if (!isSet("HMS_SMS_TOKEN") && file.isEmpty()) {
            environment.mistake(
                    "HMS_SMS_TOKEN is not set, nor is HMS_SMS_TOKEN_FILE; one is needed when HMS_SMS_URL is.");
        }
        file.filter(named -> !Files.isReadable(named))
                .ifPresent(
                        named -> environment.mistake("HMS_SMS_TOKEN_FILE names " + named + ", which cannot be read."));
    }

    private void need(String name, String because) {
        if (!isSet(name)) {
            environment.mistake(name + " is not set; it is needed when " + because + " is.");
        }
    }

    private void refuseWithout(String missing, List<String> names) {
        names.stream()
                .filter(this::isSet)
                .forEach(name -> environment.mistake(name + " is set but " + missing + " is not."));
    }

    private boolean isSet(String name) {
        return environment.text(name).isPresent();
    }
}
