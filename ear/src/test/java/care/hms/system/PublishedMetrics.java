package care.hms.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** CloudWatch as far as the watchdog needs it: takes what is published. That it is signed, the watchdog's own tests check. */
final class PublishedMetrics implements AutoCloseable {

    private static final CBORMapper CBOR = new CBORMapper();

    private final HttpServer server;
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();

    PublishedMetrics() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        requests.add(CBOR.readTree(exchange.getRequestBody().readAllBytes()));
        exchange.getResponseHeaders().set("smithy-protocol", "rpc-v2-cbor");
        exchange.getResponseHeaders().set("Content-Type", "application/cbor");
        var nothing = CBOR.writeValueAsBytes(Map.of());
        exchange.sendResponseHeaders(200, nothing.length);
        exchange.getResponseBody().write(nothing);
        exchange.close();
    }

    /** What a program needs to publish here. */
    Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "AWS_REGION",
                "us-east-1",
                "AWS_ACCESS_KEY_ID",
                "AKIDEXAMPLE",
                "AWS_SECRET_ACCESS_KEY",
                "for tests only");
    }

    /** {@code CronHealthStatus} of each check, the oldest first. */
    List<Integer> statuses() {
        return requests.stream()
                .filter(request -> request.path("Namespace").asText().equals("HMS/CronJobs"))
                .map(request -> request.path("MetricData").get(0))
                .filter(datum -> datum.path("MetricName").asText().equals("CronHealthStatus"))
                .map(datum -> datum.path("Value").asInt(-1))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
