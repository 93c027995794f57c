package care.hms.launcher;

import java.net.URI;
import java.util.Optional;

/** Tells people where the system is and how to get in. */
final class Addresses {

    private Addresses() {}

    static void print(HmsServer server, Settings settings, Optional<URI> sms, Progress progress) {
        var base = server.baseUrl();
        progress.say("");
        progress.say("  application    " + base);
        progress.say("  REST           " + base.resolve("/api/v1") + "   described at " + base.resolve("/swagger-ui/"));
        progress.say("  process engine " + base.resolve("/camunda/"));
        progress.say("  health         " + server.managementUrl().resolve("/health"));
        sms.ifPresent(page -> progress.say("  captured SMS   " + page));
        progress.say("  data and logs  " + settings.dataFolder());
        progress.say("");
        server.demoPassword().ifPresent(password -> {
            progress.say("  demo logins    system, admin, reception, nurse, doctor (of D01), d02 ..., patient");
            progress.say("  password       " + password);
            progress.say("");
        });
        progress.say("  Ctrl-C stops it.");
    }
}
