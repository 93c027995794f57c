package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.launcher.HmsServer;
import care.hms.launcher.StartFailed;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** A server that must not start does not, and says why in words. */
class StartIT {

    @Test
    void simulatedTimeIsRefusedOnADatabaseThatIsNoDemo() throws Exception {
        try (var server = HmsServer.builder()
                .dataFolder(TestSystem.emptyFolder("no-demo"))
                .setting("HMS_DEMO", "false")
                .setting("HMS_ADMIN_USERNAME", "root.admin")
                .setting("HMS_ADMIN_PASSWORD", "the first password here")
                .setting("HMS_CLOCK_START", "2026-01-05T06:00:00")
                .build()) {
            assertThatThrownBy(server::start)
                    .isInstanceOf(StartFailed.class)
                    .hasMessageContaining("simulated time is only for a database that was seeded as a demo");
            // A deployment that failed is neither started nor ready.
            assertThat(health(server, "started")).isEqualTo(503);
            assertThat(health(server, "ready")).isEqualTo(503);
            assertThat(Files.readString(server.log())).contains("simulated time is only for a database");
        }
    }

    private static int health(HmsServer server, String which) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.managementUrl().resolve("health/" + which))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
