package care.hms.simulator.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fuzzer against a server of one operation that breaks when it is told to. */
class FuzzerTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DOCUMENT = """
            {"paths": {"/api/v1/things": {"post": {
              "operationId": "addThing",
              "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
              "responses": {"201": {}, "default": {}}}}},
             "components": {"schemas": {"Thing": {"type": "object", "required": ["name", "count"], "properties": {
               "name": {"type": "string", "minLength": 1, "maxLength": 50},
               "count": {"type": "integer", "minimum": 0, "maximum": 90},
               "note": {"type": ["string", "null"], "maxLength": 100}}}}}}
            """;
    private static final String PROBLEM = "{\"success\":false,\"status\":400,\"code\":\"request.invalid\","
            + "\"detail\":\"name: 1 to 50 characters\",\"errors\":[],\"requestId\":\"r\"}";

    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Predicate<JsonNode> breaks = thing -> false;

    @BeforeAll
    static void hurry() {
        // Else each answer waits for the client's acknowledgement of its headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/openapi", exchange -> answer(exchange, 200, DOCUMENT));
        server.createContext(
                "/api/v1/auth/login",
                exchange -> answer(
                        exchange,
                        200,
                        "{\"success\":true,\"data\":{\"token\":\"t\",\"expiresAt\":\"2999-01-01T00:00:00Z\"}}"));
        server.createContext("/api/v1/things", this::things);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aServerThatAnswersAsDocumentedIsLeftInPeace() throws Exception {
        var report = fuzz(1, Duration.ofSeconds(2));

        assertThat(report.findings()).as(report.text()).isEmpty();
        assertThat(report.counts().get("addThing")).containsKeys(201, 400);
        assertThat(report.text()).contains("seed 1, 0 findings");
    }

    @Test
    void aFaultIsFoundAndShownWithTheSmallestBodyThatHasIt() throws Exception {
        breaks = thing -> thing.path("count").asInt() > 40;

        var report = fuzz(7, Duration.ofSeconds(2));

        var finding = report.findings().stream()
                .filter(each -> each.unmet().contains("500"))
                .findFirst()
                .orElseThrow();
        assertThat(JSON.readTree(finding.attempt().body()).path("count").asInt())
                .isEqualTo(41);
        assertThat(report.text())
                .contains("a failure of ours: 500", "./run fuzz --seed 7 --only addThing", "curl -i -X POST", "$TOKEN");
    }

    @Test
    void theSameSeedSendsTheSame() throws Exception {
        var first = sent(3);

        assertThat(sent(3)).isEqualTo(first);
        assertThat(sent(4)).isNotEqualTo(first);
    }

    /** The first of them, however long a busy machine needs for so many. */
    private List<String> sent(long seed) throws IOException {
        for (var time = Duration.ofMillis(400); ; time = time.multipliedBy(2)) {
            bodies.clear();
            fuzz(seed, time);
            if (bodies.size() >= 15) {
                return List.copyOf(bodies.subList(0, 15));
            }
        }
    }

    private FuzzReport fuzz(long seed, Duration time) throws IOException {
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new Fuzzer(new Line(address), "password", seed, Set.of(), Clock.systemUTC()).run(time);
    }

    private void things(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        bodies.add(body);
        exchange.getResponseHeaders().set("X-Request-Id", "r");
        JsonNode thing;
        try {
            thing = JSON.readTree(body);
        } catch (IOException noJson) {
            thing = JSON.createObjectNode();
        }
        if (breaks.test(thing)) {
            answer(exchange, 500, "{}");
        } else if (exchange.getRequestMethod().equals("POST")
                && thing.path("name").isTextual()) {
            answer(exchange, 201, "{\"success\":true,\"data\":{}}");
        } else {
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            answer(exchange, 400, PROBLEM);
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }
}
