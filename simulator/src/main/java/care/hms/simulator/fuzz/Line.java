package care.hms.simulator.fuzz;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The line to one server. */
final class Line {

    /** So long is waited before the line counts as dropped. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Line(URI server) {
        this.server = server;
    }

    /**
     * Sends it.
     *
     * @param token null: none
     * @throws IOException when there is no whole answer
     */
    Reply send(Attempt attempt, String token) throws IOException {
        var request = HttpRequest.newBuilder(server.resolve(attempt.target())).timeout(PATIENCE);
        attempt.headers().forEach(request::header);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        request.method(
                attempt.method(),
                attempt.body() == null
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofByteArray(attempt.body().getBytes(attempt.charset())));
        return send(request.build());
    }

    Reply get(String path) throws IOException {
        return send(
                HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE).build());
    }

    Reply post(String path, String json) throws IOException {
        return send(HttpRequest.newBuilder(server.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    private Reply send(HttpRequest request) throws IOException {
        var begun = System.nanoTime();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            return new Reply(
                    response.statusCode(),
                    response.headers(),
                    response.body(),
                    Duration.ofNanos(System.nanoTime() - begun));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new FuzzFault("stopped", stopped);
        }
    }
}
