package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** A caller of the REST API: somebody signed in, or nobody. */
final class Api {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;
    private final String token;

    private Api(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** What the server answered. */
    record Answer(int status, JsonNode body, HttpHeaders headers) {

        JsonNode data() {
            return body.path("data");
        }

        String code() {
            return body.path("code").asText();
        }

        String etag() {
            return headers.firstValue("ETag").orElseThrow();
        }

        UUID id() {
            return UUID.fromString(data().path("id").asText());
        }

        /** The answer itself, after checking that it has this status. */
        Answer is(int expected) {
            assertThat(status).as("%s", body).isEqualTo(expected);
            return this;
        }

        /** The answer itself, after checking that it refuses with this status and code. */
        Answer refuses(int expected, String code) {
            assertThat(status + " " + code()).as("%s", body).isEqualTo(expected + " " + code);
            assertThat(body.path("success").asBoolean(true)).isFalse();
            assertThat(headers.firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(body.path("requestId").asText())
                    .isEqualTo(headers.firstValue("X-Request-Id").orElse("-"));
            return this;
        }
    }

    static Api nobody(URI server) {
        return new Api(server.resolve("api/v1"), null);
    }

    static Api withToken(URI server, String token) {
        return new Api(server.resolve("api/v1"), token);
    }

    /** Signs in; an account that must change its password first gets the same one with a mark behind it. */
    static Api signIn(URI server, String username, String password) {
        var answer = login(server, username, password);
        if (answer.data().path("user").path("mustChangePassword").asBoolean()) {
            var changed = password + " changed";
            withToken(server, token(answer))
                    .put("/auth/password", Map.of("currentPassword", password, "newPassword", changed))
                    .is(204);
            answer = login(server, username, changed);
        }
        return withToken(server, token(answer));
    }

    private static Answer login(URI server, String username, String password) {
        return nobody(server)
                .post("/auth/login", Map.of("username", username, "password", password))
                .is(200);
    }

    private static String token(Answer answer) {
        return answer.data().path("token").asText();
    }

    String token() {
        return token;
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, Object body, String... headers) {
        return send(json(request(path), headers).POST(BodyPublishers.ofString(text(body))));
    }

    Answer put(String path, Object body, String... headers) {
        return send(json(request(path), headers).PUT(BodyPublishers.ofString(text(body))));
    }

    /** A method and a body exactly as given. */
    Answer raw(String method, String path, String body, String... headers) {
        var request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request, String... headers) {
        request.header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    private static String text(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var sent = request.build();
            assertThat(Canary.isIn(sent.uri().toString()))
                    .as("%s tells a name", sent.uri())
                    .isFalse();
            var response = CLIENT.send(sent, BodyHandlers.ofString());
            response.headers().firstValue("Location").ifPresent(location -> assertThat(Canary.isIn(location))
                    .as("%s tells a name", location)
                    .isFalse());
            assertThat(response.headers().firstValue("X-HMS-Clock"))
                    .as("every answer tells the domain's time")
                    .isPresent();
            var text = response.body();
            var body = text.isBlank() ? JSON.createObjectNode() : parse(text);
            return new Answer(response.statusCode(), body, response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What is no JSON is kept as text, so that a stack trace shows up in an assertion. */
    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.getNodeFactory().textNode(text);
        }
    }
}
