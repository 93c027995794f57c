package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.hms.launcher.HmsServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What whoever comes first meets: the first administrator, the throttle, the description of the API, the log. */
class FrontDoorIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Test
    void theFirstAdministratorOfARealInstallationMustChangeThePasswordBeforeAnythingElse() throws Exception {
        var folder = TestSystem.emptyFolder("real");
        try (var server = HmsServer.builder()
                .dataFolder(folder)
                .setting("HMS_DEMO", "false")
                .setting("HMS_ADMIN_USERNAME", "first.admin")
                .setting("HMS_ADMIN_PASSWORD", "the very first password")
                .setting("HMS_LOG_FORMAT", "json")
                .setting("HMS_BEHIND_PROXY", "true")
                .build()) {
            server.start();
            whatAProxyBringsEncryptedStaysSo(server.baseUrl());
            var login = Map.of("username", "first.admin", "password", "the very first password");
            var token = Api.nobody(server.baseUrl())
                    .post("/auth/login", login)
                    .is(200)
                    .data()
                    .path("token")
                    .asText();
            Api.withToken(server.baseUrl(), token).get("/hospitals").refuses(403, "auth.password-change-required");
            var admin = Api.signIn(server.baseUrl(), "first.admin", "the very first password");
            assertThat(admin.get("/hospitals").is(200).data()).isEmpty();
            admin.put("/clock", Map.of("speed", 2)).refuses(409, "clock.not-simulated");
            Api.nobody(server.baseUrl())
                    .post("/no-show/external-trigger", Map.of(), "x-cron-api-key", "")
                    .refuses(503, "sweep.trigger-closed");
            metricsAreClosed(server.baseUrl());

            drainsARequestThatIsRunning(server, admin);
            logsAreJsonLinesWithRequestIdsAndWithoutPatients(server, folder);
        }
    }

    /** Nobody has configured who may read them. */
    private static void metricsAreClosed(URI server) throws Exception {
        for (var credential : List.of("Bearer ", "Bearer anything at all", "Basic Og==")) {
            var answer = CLIENT.send(
                    HttpRequest.newBuilder(server.resolve("metrics"))
                            .header("Authorization", credential)
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).doesNotContain("hms_");
        }
    }

    /** The proxy says how the caller came: then browsers are told to come so again. */
    private static void whatAProxyBringsEncryptedStaysSo(URI server) throws Exception {
        for (var scheme : List.of("http", "https")) {
            var answer = CLIENT.send(
                    HttpRequest.newBuilder(server)
                            .header("X-Forwarded-Proto", scheme)
                            .build(),
                    BodyHandlers.discarding());
            assertThat(answer.headers().firstValue("Strict-Transport-Security").isPresent())
                    .as(scheme)
                    .isEqualTo(scheme.equals("https"));
        }
    }

    /** A request that waits for the database when the server is asked to stop still gets its answer. */
    private static void drainsARequestThatIsRunning(HmsServer server, Api admin) throws Exception {
        var hospital = Map.of(
                "code", "SECRETCODE",
                "name", "Canary Hospital",
                "zone", "Europe/Berlin",
                "admin",
                        Map.of(
                                "username", "canary.admin",
                                "password", "a password of some length",
                                "firstName", "Canaria",
                                "lastName", "Kanarienvogel"));
        var threads = Executors.newFixedThreadPool(2);
        try (var connection = server.database().asOwner();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table hospitals in access exclusive mode");
            var answer = threads.submit(() -> admin.post("/hospitals", hospital));
            await().atMost(Duration.ofSeconds(30)).until(() -> isWaiting(server));
            var stopped = threads.submit(server::stop);
            // The server has stopped listening to new requests, or answers that it has.
            await().atMost(Duration.ofSeconds(30)).until(() -> refusesNewRequests(server.baseUrl()));
            connection.rollback();
            assertThat(answer.get().status()).isEqualTo(201);
            stopped.get();
        } finally {
            threads.shutdownNow();
        }
        assertThat(new Rows(server.database()).count("select count(*) from hospitals"))
                .isEqualTo(1);
    }

    private static boolean isWaiting(HmsServer server) throws SQLException {
        return new Rows(server.database()).count("select count(*) from pg_locks where not granted") > 0;
    }

    /** By the server itself, past the application, or by listening no more. */
    private static boolean refusesNewRequests(URI server) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(server.resolve("api/v1/auth/me"));
            return CLIENT.send(request.build(), BodyHandlers.discarding()).statusCode() == 503;
        } catch (IOException refused) {
            return true;
        }
    }

    private static void logsAreJsonLinesWithRequestIdsAndWithoutPatients(HmsServer server, Path folder)
            throws Exception {
        for (var line : Files.readAllLines(server.log())) {
            assertThat(Api.JSON.readTree(line).path("level").asText()).as(line).isNotBlank();
        }
        try (var logs = Files.list(folder.resolve("log"))) {
            for (var log : logs.toList()) {
                assertThat(Files.readString(log)).as(log.toString()).doesNotContain("Kanarienvogel", "canary.admin");
            }
        }
    }

    @Test
    void guessingIsSlowedDownAndSaysForHowLong() {
        var server = TestSystem.shared().baseUrl();
        var guess = Map.of("username", "nobody.knows", "password", "wrong password here");
        Api.Answer answer;
        int tries = 0;
        do {
            // Nobody has said that a proxy stands before this system: what it would tell is not believed.
            var forged = "198.51.100." + tries;
            answer = Api.nobody(server).post("/auth/login", guess, "X-Forwarded-For", forged);
        } while (answer.status() == 401 && ++tries < 20);
        answer.refuses(429, "auth.throttled");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void theApiIsDescribedAndCanBeTriedLocally() throws Exception {
        var openapi = text("openapi?format=JSON");
        var paths = Api.JSON.readTree(openapi).path("paths");
        assertThat(paths.properties().stream().map(Map.Entry::getKey))
                .anyMatch(path -> path.endsWith("/appointments/{id}/check-in"))
                .hasSizeGreaterThan(20);
        assertThat(text("swagger-ui/")).contains("swagger").doesNotContain("https://");
        assertThat(text("")).contains("HMS No-Show");
    }

    private static String text(String path) throws Exception {
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(TestSystem.shared().baseUrl().resolve(path))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }
}
