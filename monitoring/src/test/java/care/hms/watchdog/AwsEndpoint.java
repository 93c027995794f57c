package care.hms.watchdog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Three services of AWS as the wire shows them: a request whose signature is not right is refused as AWS refuses it, its
 * body is read in the protocol that its headers name, and the answer is one of that protocol.
 */
final class AwsEndpoint implements AutoCloseable {

    static final String SECRET_ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:hms-cron-api-key-AbCdEf";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CBORMapper CBOR = new CBORMapper();

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private volatile Map<String, String> secret = Map.of("SecretString", FakeBackend.KEY + "\n");

    /** What a client asked for. */
    record Call(String service, String operation, JsonNode body) {}

    AwsEndpoint() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on this operation is denied. */
    void deny(String operation) {
        broken.add(operation);
    }

    /** From now on the secret holds this, under the name that it has in an answer. */
    void keeps(String name, String content) {
        secret = Map.of(name, content);
    }

    List<Call> calls(String operation) {
        return calls.stream().filter(call -> call.operation().equals(operation)).toList();
    }

    List<String> refusals() {
        return refusals;
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        try {
            var signed = Signature.of(exchange, body);
            var call = read(exchange, signed.service(), body);
            if (broken.contains(call.operation())) {
                deny(exchange, call);
            } else {
                calls.add(call);
                answer(exchange, call);
            }
        } catch (Signature.Wrong wrong) {
            refusals.add(wrong.getMessage());
            send(
                    exchange,
                    403,
                    "application/json",
                    "{\"__type\":\"SignatureDoesNotMatch\",\"message\":\"refused\"}".getBytes(StandardCharsets.UTF_8));
        }
        exchange.close();
    }

    private static Call read(HttpExchange exchange, String service, byte[] body) throws IOException {
        var headers = exchange.getRequestHeaders();
        var type = String.valueOf(headers.getFirst("Content-Type"));
        if ("rpc-v2-cbor".equals(headers.getFirst("Smithy-Protocol"))) {
            var path = exchange.getRequestURI().getPath();
            return new Call(service, path.substring(path.lastIndexOf('/') + 1), CBOR.readTree(body));
        }
        if (type.startsWith("application/x-amz-json")) {
            var target = headers.getFirst("X-Amz-Target");
            return new Call(service, target.substring(target.lastIndexOf('.') + 1), JSON.readTree(body));
        }
        if (type.startsWith("application/x-www-form-urlencoded")) {
            var form = form(new String(body, StandardCharsets.UTF_8));
            return new Call(service, form.path("Action").asText(), form);
        }
        throw new IOException("No protocol of AWS: " + type);
    }

    private static ObjectNode form(String text) {
        var form = JSON.createObjectNode();
        for (var pair : text.split("&")) {
            var name = pair.substring(0, pair.indexOf('='));
            form.put(
                    URLDecoder.decode(name, StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8));
        }
        return form;
    }

    private void answer(HttpExchange exchange, Call call) throws IOException {
        switch (call.operation()) {
            case "PutMetricData" -> {
                exchange.getResponseHeaders().set("smithy-protocol", "rpc-v2-cbor");
                send(exchange, 200, "application/cbor", CBOR.writeValueAsBytes(Map.of()));
            }
            case "Publish" -> send(exchange, 200, "text/xml", """
                            <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult>
                            <MessageId>m-1</MessageId></PublishResult></PublishResponse>""".getBytes(StandardCharsets.UTF_8));
            case "GetSecretValue" -> send(exchange, 200, "application/x-amz-json-1.1", JSON.writeValueAsBytes(secret));
            default -> throw new IOException("Nobody expected " + call.operation());
        }
    }

    private static void deny(HttpExchange exchange, Call call) throws IOException {
        switch (call.operation()) {
            case "PutMetricData" -> {
                exchange.getResponseHeaders().set("smithy-protocol", "rpc-v2-cbor");
                send(
                        exchange,
                        403,
                        "application/cbor",
                        CBOR.writeValueAsBytes(Map.of("__type", "AccessDenied", "message", "not authorized")));
            }
            case "Publish" -> send(exchange, 403, "text/xml", """
                            <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type>
                            <Code>AuthorizationError</Code><Message>not authorized</Message></Error></ErrorResponse>""".getBytes(StandardCharsets.UTF_8));
            default ->
                send(
                        exchange,
                        400,
                        "application/x-amz-json-1.1",
                        JSON.writeValueAsBytes(Map.of("__type", "AccessDeniedException", "Message", "not authorized")));
        }
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
