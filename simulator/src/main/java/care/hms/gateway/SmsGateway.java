package care.hms.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** The gateway itself: on the loopback address only, without a log, and with no memory beyond its own life. */
final class SmsGateway implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,15}");
    private static final int MOST_BYTES = 64 * 1024;
    private static final long LONGEST_HANG_MILLIS = 120_000;

    private final HttpServer server;
    private final String account;
    private final String credentials;
    private final Clock clock;
    private final CapturedMessages messages = new CapturedMessages();
    private final Object behaviourChanged = new Object();
    private volatile Behaviour behaviour = Behaviour.GOOD;

    /** Starts it; port 0 takes any that is free. */
    SmsGateway(int port, String account, String token, Clock clock) throws IOException {
        this.account = account;
        this.credentials = "Basic " + Base64.getEncoder().encodeToString((account + ":" + token).getBytes(UTF_8));
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        // One that hangs holds up no other.
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!isForThisMachine(exchange)) {
                answer(exchange, 403, "text/plain", "This gateway answers on this machine only.");
                return;
            }
            switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
                case "GET /" -> answer(exchange, 200, "text/html", MessagesPage.of(messages.all()));
                case "GET /style.css" -> answer(exchange, 200, "text/css", MessagesPage.STYLE);
                case "GET /messages" ->
                    json(
                            exchange,
                            200,
                            Map.of(
                                    "messages",
                                    messages.all().stream()
                                            .map(SmsGateway::shape)
                                            .toList(),
                                    "requests",
                                    messages.requests()));
                case "PUT /behaviour" -> behave(exchange);
                default -> other(exchange);
            }
        }
    }

    private static Map<String, String> shape(CapturedMessage message) {
        return Map.of(
                "id", message.id(),
                "at", message.at().toString(),
                "to", message.to(),
                "from", message.from(),
                "body", message.body());
    }

    /** A page of somebody else's cannot read this one through a name that leads here. */
    private static boolean isForThisMachine(HttpExchange exchange) {
        var host = exchange.getRequestHeaders().getFirst("Host");
        return host != null && Set.of("127.0.0.1", "localhost").contains(host.replaceAll(":[0-9]+$", ""));
    }

    private void behave(HttpExchange exchange) throws IOException {
        var wanted = form(String.valueOf(exchange.getRequestURI().getRawQuery()));
        try {
            var mode = Behaviour.Mode.valueOf(wanted.getOrDefault("mode", "").toUpperCase(Locale.ROOT));
            synchronized (behaviourChanged) {
                behaviour = new Behaviour(mode, wanted.getOrDefault("to", ""));
                behaviourChanged.notifyAll();
            }
            answer(exchange, 200, "text/plain", mode.name());
        } catch (IllegalArgumentException unknown) {
            answer(exchange, 400, "text/plain", "mode is accept, fail, refuse or hang");
        }
    }

    private void other(HttpExchange exchange) throws IOException {
        var messagesOfTheAccount = "POST /2010-04-01/Accounts/" + account + "/Messages.json";
        if ((exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()).equals(messagesOfTheAccount)) {
            receive(exchange);
        } else {
            json(exchange, 404, Map.of("code", 20404, "message", "There is nothing here.", "status", 404));
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        var given = exchange.getRequestHeaders().getFirst("Authorization");
        if (given == null || !MessageDigest.isEqual(given.getBytes(UTF_8), credentials.getBytes(UTF_8))) {
            json(exchange, 401, Map.of("code", 20003, "message", "Authenticate", "status", 401));
            return;
        }
        var form = form(new String(exchange.getRequestBody().readNBytes(MOST_BYTES), UTF_8));
        var to = form.getOrDefault("To", "");
        if (!NUMBER.matcher(to).matches()) {
            json(exchange, 400, Map.of("code", 21211, "message", "Invalid 'To' Phone Number", "status", 400));
            return;
        }
        switch (behaviour.towards(to)) {
            case ACCEPT -> accept(exchange, form);
            case FAIL -> json(exchange, 500, Map.of("code", 20500, "message", "Internal Server Error", "status", 500));
            case REFUSE -> json(exchange, 400, Map.of("code", 21610, "message", "Unsubscribed", "status", 400));
            case HANG -> {
                take(exchange, form);
                hang();
            }
        }
    }

    private void accept(HttpExchange exchange, Map<String, String> form) throws IOException {
        var message = take(exchange, form);
        json(exchange, 201, Map.of("sid", message.id(), "status", "queued", "to", message.to()));
    }

    private CapturedMessage take(HttpExchange exchange, Map<String, String> form) {
        var id = "SM" + UUID.randomUUID().toString().replace("-", "");
        var message = new CapturedMessage(
                id, clock.instant(), form.get("To"), form.getOrDefault("From", ""), form.getOrDefault("Body", ""));
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        messages.take(key == null ? id : key, message);
        return message;
    }

    /** Until it shall behave otherwise; the connection ends then without an answer. */
    private void hang() {
        var until = clock.millis() + LONGEST_HANG_MILLIS;
        var hanging = behaviour;
        synchronized (behaviourChanged) {
            try {
                while (behaviour == hanging && clock.millis() < until) {
                    behaviourChanged.wait(LONGEST_HANG_MILLIS);
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Map<String, String> form(String encoded) {
        var fields = new HashMap<String, String>();
        for (var field : encoded.split("&")) {
            var parts = field.split("=", 2);
            if (parts.length == 2) {
                fields.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
            }
        }
        return fields;
    }

    private static void json(HttpExchange exchange, int status, Object body) throws IOException {
        answer(exchange, status, "application/json", JSON.writeValueAsString(body));
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type + "; charset=utf-8");
        headers.set("Content-Security-Policy", "default-src 'none'; style-src 'self'; frame-ancestors 'none'");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Cache-Control", "no-store");
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
