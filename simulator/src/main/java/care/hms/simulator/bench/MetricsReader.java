package care.hms.simulator.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Reads the metrics every fifteen seconds, as Prometheus does. */
final class MetricsReader implements AutoCloseable {

    static final Duration EVERY = Duration.ofSeconds(15);

    private static final int TO_WARM_UP = 50;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final HttpRequest request;

    MetricsReader(URI server, String token) {
        this.request = HttpRequest.newBuilder(server.resolve("metrics"))
                .header("Authorization", "Bearer " + token)
                .timeout(EVERY)
                .build();
    }

    /** What has been read often costs what it costs in the long run. */
    void warmUp() {
        for (int i = 0; i < TO_WARM_UP; i++) {
            read();
        }
    }

    void begin() {
        thread.scheduleAtFixedRate(this::read, 0, EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    private void read() {
        try {
            var status = client.send(request, BodyHandlers.ofString()).statusCode();
            if (status != 200) {
                throw new BenchFault("the metrics answer " + status);
            }
        } catch (IOException e) {
            throw new BenchFault("the metrics cannot be read: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
