package care.hms.watchdog;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A backend that answers as it is told, and remembers what it was asked. */
final class FakeBackend implements AutoCloseable {

    static final String KEY = "a key for tests only";

    static final String HEALTHY = """
            {"success":true,"data":{"skipped":false,"run":{"status":"success","durationMs":43},
             "health":{"jobName":"NO_SHOW_CHECK","isHealthy":true,"healthMessage":"OK",
             "internal":{"isHealthy":true,"healthMessage":"OK"}}}}""";

    static final String DEAD_SCHEDULE = """
            {"success":true,"data":{"skipped":false,"health":{"isHealthy":true,"healthMessage":"OK",
             "internal":{"isHealthy":false,"healthMessage":"No run has succeeded since 2026-01-05T08:00:00Z."}}}}""";

    static final String FAILED_RUN = """
            {"type":"about:blank","title":"Internal Server Error","status":500,"success":false,"code":"sweep.failed",
             "detail":"The database does not answer.",
             "health":{"isHealthy":false,"healthMessage":"3 runs in a row have failed."}}""";

    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = answering(200, HEALTHY);

    /** What arrived. */
    record Request(String method, String path, String key, String body) {}

    /** What it does with a request; the number counts from one. */
    interface Behaviour {
        void answer(HttpExchange exchange, int number) throws IOException;
    }

    FakeBackend() {
        this(0);
    }

    FakeBackend(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "backend");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("x-cron-api-key"),
                body));
        behaviour.answer(exchange, requests.size());
        exchange.close();
    }

    FakeBackend does(Behaviour other) {
        behaviour = other;
        return this;
    }

    static Behaviour answering(int status, String body, String... headers) {
        return (exchange, number) -> {
            for (var i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** First that, from the second request on the other. */
    static Behaviour first(Behaviour once, Behaviour then) {
        return (exchange, number) -> (number == 1 ? once : then).answer(exchange, number);
    }

    /** Takes the request and never says a word. */
    Behaviour hanging() {
        return (exchange, number) -> awaitEnd();
    }

    /** Begins an answer and never ends it. */
    Behaviour hangingInTheMiddle() {
        return (exchange, number) -> {
            exchange.sendResponseHeaders(200, HEALTHY.length());
            exchange.getResponseBody().write(HEALTHY.substring(0, 20).getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            awaitEnd();
        };
    }

    private void awaitEnd() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    List<Request> requests() {
        return requests;
    }

    int port() {
        return server.getAddress().getPort();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    Map<String, String> environment() {
        return Map.of("WATCHDOG_URL", url().toString(), "CRON_API_KEY", KEY);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
