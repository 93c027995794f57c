package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.hms.launcher.HmsServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Health tells the truth: each part goes DOWN when the thing behind it is broken, and UP when it is mended. */
class HealthIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration SOON = Duration.ofSeconds(30);

    private final HmsServer server = TestSystem.shared();

    @AfterEach
    void mend() {
        server.startDatabase();
        new Rows(server.database()).execute("update act_re_procdef set suspension_state_ = 1");
        await().atMost(SOON).until(() -> status("ready") == 200);
    }

    @Test
    void everythingIsUpAndReadinessShowsTheDomainsClock() {
        assertThat(status("live")).isEqualTo(200);
        assertThat(status("started")).isEqualTo(200);
        var ready = body("ready");
        assertThat(ready).contains("\"clock\"", "\"clockSpeed\"");
    }

    /** The port is the server's own: whatever else it offers wants a user, and none was made. */
    @Test
    void besidesHealthItsPortTellsNothing() {
        for (var path : List.of("metrics", "console", "openapi", "hms", "")) {
            assertThat(at(path).statusCode()).as(path).isEqualTo(404);
        }
        for (var path : List.of("management", "management-upload")) {
            assertThat(at(path).statusCode()).as(path).isEqualTo(401);
        }
    }

    @Test
    void readinessGoesDownWithTheDatabaseAndLivenessDoesNot() {
        server.stopDatabase();
        await().atMost(SOON)
                .until(() -> status("ready") == 503 && body("ready").contains("the database does not answer"));
        assertThat(status("live")).isEqualTo(200);
    }

    @Test
    void readinessGoesDownWhenTheEngineCannotRunTheProcess() {
        new Rows(server.database()).execute("update act_re_procdef set suspension_state_ = 2");
        await().atMost(SOON).until(() -> status("ready") == 503 && body("ready").contains("suspended or not deployed"));
        assertThat(status("live")).isEqualTo(200);
    }

    @Test
    void readinessGoesDownWhenTimersAreNoLongerPickedUp() throws SQLException {
        try (var connection = server.database().asOwner();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table act_ru_job in access exclusive mode");
            await().atMost(SOON)
                    .until(() -> status("ready") == 503 && body("ready").contains("no due jobs were looked for"));
            assertThat(status("live")).isEqualTo(200);
            connection.rollback();
        }
    }

    private int status(String which) {
        return get(which).statusCode();
    }

    private String body(String which) {
        return get(which).body();
    }

    private HttpResponse<String> get(String which) {
        return at("health/" + which);
    }

    private HttpResponse<String> at(String path) {
        try {
            return CLIENT.send(
                    HttpRequest.newBuilder(server.managementUrl().resolve(path))
                            .timeout(Duration.ofSeconds(20))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
