package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;

import care.hms.launcher.HmsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The programs behind {@code ./run bench burst} and {@code ./run bench sweep} with few rows: what they count is right. The
 * figures are theirs to tell, on a quiet machine.
 */
class BenchIT {

    @Test
    void aBurstAndASweepHaveEveryEffectOnce() throws Exception {
        try (var server = TestSystem.builder("bench")
                .setting("HMS_CLOCK_START", "2026-01-05T10:00:00")
                .build()) {
            server.start();

            assertThat(measure(server, "BurstBench", "--waiting", "500", "--burst", "300", "--rounds", "1"))
                    .contains("300 no-shows due at one instant", "effects each once");
            assertThat(measure(server, "SweepBench", "--open", "500", "--overdue", "300", "--rounds", "2"))
                    .contains("of 300 overdue appointments without timers, 2 rounds")
                    .containsPattern("effects +right")
                    .containsPattern("worst of [1-9][0-9]* beside a sweep");
        }
    }

    private static String measure(HmsServer server, String program, String... arguments)
            throws IOException, InterruptedException {
        var output = Path.of("target", program + ".txt");
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "care.hms.simulator.bench." + program));
        words.addAll(List.of(arguments));
        var builder = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
        var database = server.database();
        builder.environment()
                .putAll(Map.of(
                        "HMS_URL", server.baseUrl().toString(),
                        "HMS_SYSTEM_PASSWORD", TestSystem.DEMO_PASSWORD,
                        "POSTGRESQL_HOST", database.host(),
                        "POSTGRESQL_PORT", String.valueOf(database.port()),
                        "POSTGRESQL_DATABASE", database.name(),
                        "POSTGRESQL_OWNER_USER", database.owner().role(),
                        "POSTGRESQL_OWNER_PASSWORD", database.owner().password()));
        var process = builder.start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("in time").isTrue();
            return Files.readString(output);
        } finally {
            process.destroy();
        }
    }
}
