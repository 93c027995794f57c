package care.hms.simulator.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Map;

/** Somebody of a demo who works over REST. Thread-safe. */
final class Staff {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FIRST_FAILURE = 300;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final String token;

    private Staff(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    static Staff signIn(URI server, String username, String password) {
        var answer = new Staff(server, "")
                .send("POST", "/auth/login", Map.of("username", username, "password", password), Map.of());
        return new Staff(server, json(answer.body()).path("data").path("token").asText());
    }

    JsonNode get(String path) {
        return json(send("GET", path, null, Map.of()).body());
    }

    JsonNode post(String path, Object body) {
        return json(send("POST", path, body, Map.of()).body());
    }

    JsonNode put(String path, Object body) {
        return json(send("PUT", path, body, Map.of()).body());
    }

    /** Acts on an appointment as it was read a moment ago. */
    void act(String appointment, String etag, String action) {
        send("PUT", "/appointments/" + appointment + "/" + action, Map.of(), Map.of("If-Match", etag));
    }

    String etag(String appointment) {
        return header(send("GET", "/appointments/" + appointment, null, Map.of()), "ETag");
    }

    /** What the system's clock shows. */
    Instant clock() {
        return Instant.parse(header(send("GET", "/auth/me", null, Map.of()), "X-HMS-Clock"));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers()
                .firstValue(name)
                .orElseThrow(() -> new BenchFault("no " + name + " in the answer of " + answer.uri()));
    }

    private HttpResponse<String> send(String method, String path, Object body, Map<String, String> headers) {
        try {
            var request = HttpRequest.newBuilder(server.resolve("/api/v1" + path))
                    .header("Accept", "application/json")
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofString(JSON.writeValueAsString(body)));
            headers.forEach(request::header);
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= FIRST_FAILURE) {
                throw new BenchFault(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer;
        } catch (IOException unanswered) {
            throw new BenchFault("no answer to " + method + " " + path + " from " + server, unanswered);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BenchFault("stopped");
        }
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            throw new BenchFault("not JSON: " + body, notJson);
        }
    }
}
