package care.hms.system;

import care.hms.launcher.HmsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The systems under test: the built EAR on the provisioned server and embedded PostgreSQL, started as {@code ./run}
 * starts them. One is shared by all classes of a test process that do not break it; its clock is simulated, runs at the speed of real
 * time and only ever jumps ahead. It sends SMS and e-mail to {@link Outside}.
 */
final class TestSystem {

    static final String DEMO_PASSWORD = "a password for tests only";
    static final String CRON_KEY = "a key for tests only";
    static final String METRICS_TOKEN = "a token for tests only";

    private static HmsServer shared;

    private TestSystem() {}

    /** The shared system, started at first use and stopped when the JVM ends. */
    static synchronized HmsServer shared() {
        if (shared == null) {
            var builder = builder("shared")
                    .setting("HMS_CLOCK_START", "2026-01-05T06:00:00")
                    .setting("CRON_API_KEY", CRON_KEY)
                    .setting("HMS_METRICS_TOKEN", METRICS_TOKEN)
                    .setting("HMS_JWT_KEY_FILE", Forger.keyFile().toString());
            Outside.begin().forEach(builder::setting);
            shared = builder.build();
            shared.start();
        }
        return shared;
    }

    /** A system of one's own, with an empty data folder, as a demo; not started yet. */
    static HmsServer.Builder builder(String name) {
        return HmsServer.builder()
                .dataFolder(emptyFolder(name))
                .setting("HMS_DEMO", "true")
                .setting("HMS_DEMO_PASSWORD", DEMO_PASSWORD);
    }

    static Path emptyFolder(String name) {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "systems")), name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
