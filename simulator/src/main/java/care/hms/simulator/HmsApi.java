package care.hms.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/** The REST interface of one server. Thread-safe. */
final class HmsApi {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI server;
    private final Clock realTime;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /**
     * @param server address of the server, without {@code /api/v1}
     * @param realTime the clock on which tokens live, which is never the simulated one
     */
    HmsApi(URI server, Clock realTime) {
        this.server = server;
        this.realTime = realTime;
    }

    Clock realTime() {
        return realTime;
    }

    /** An answer of any status; throws {@link NoAnswer} when the server did not answer at all. */
    Answer send(String method, String path, Object body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(server.resolve("/api/v1" + path))
                .timeout(ANSWER_LIMIT)
                .header("Accept", "application/json");
        headers.forEach(request::header);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json(body)));
        }
        try {
            return answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException unanswered) {
            throw new NoAnswer(method, path, server, unanswered);
        } catch (InterruptedException stopped) {
            throw new Stopped();
        }
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                body(response.body()),
                response.headers().firstValue("ETag"),
                response.headers().firstValue("X-HMS-Clock").flatMap(HmsApi::instant));
    }

    private static JsonNode body(String text) {
        try {
            var body = text.isBlank() ? null : JSON.readTree(text);
            return body != null && body.isObject() ? body : JSON.createObjectNode();
        } catch (JsonProcessingException notJson) {
            // A proxy's or container's own error page: the status alone tells what there is to tell.
            return JSON.createObjectNode();
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException notOne) {
            return Optional.empty();
        }
    }

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("not expressible as JSON", impossible);
        }
    }

    /** The server gave no answer: not there, gone, or longer than a minute over it. */
    static final class NoAnswer extends ReplayFault {
        private static final long serialVersionUID = 1L;

        NoAnswer(String method, String path, URI server, IOException cause) {
            super("no answer to %s %s from %s: %s".formatted(method, path, server, cause), cause);
        }
    }
}
