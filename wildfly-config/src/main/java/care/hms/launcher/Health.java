package care.hms.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks the server's health on its management port. */
final class Health {

    private static final Duration TO_ANSWER = Duration.ofSeconds(10);
    private static final int UP = 200;

    private final URI management;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TO_ANSWER).build();

    Health(URI management) {
        this.management = management;
    }

    /** Whether the application has started and takes requests. */
    boolean isReady() {
        return isUp("/health/started") && isUp("/health/ready");
    }

    /** Everything the server says about its health, for people. */
    String report() {
        try {
            return client.send(request("/health"), BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return "no answer on " + management;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private boolean isUp(String path) {
        try {
            return client.send(request(path), BodyHandlers.discarding()).statusCode() == UP;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(management.resolve(path))
                .timeout(TO_ANSWER)
                .build();
    }
}
