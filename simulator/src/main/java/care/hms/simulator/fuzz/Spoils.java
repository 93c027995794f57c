package care.hms.simulator.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What can be wrong with a request that is right otherwise. */
final class Spoils {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Bodies that are no JSON object of the schema, or none at all. */
    private static final List<String> ODD_BODIES = List.of(
            "",
            " ",
            "{",
            "[]",
            "null",
            "7",
            "\"text\"",
            "{}{}",
            "{\"a\":1,\"a\":2}",
            "{'a':1}",
            "{\"a\":NaN}",
            "{\"a\":01}",
            "{\"a\":\"\\x\"}",
            "// comment\n{}",
            "\uFEFF{}",
            "<xml/>",
            "a=b&c=d",
            "{\"a\":" + "1".repeat(50_000) + "}",
            "{\"a\":1e1000000000}",
            "[".repeat(10_000),
            "{\"a\":".repeat(10_000),
            "{\"a\":\"" + "x".repeat(70_000) + "\"}",
            " ".repeat(66_000) + "{}");

    private static final Map<String, List<String>> ODD_HEADERS = Map.ofEntries(
            Map.entry(
                    "If-Match", List.of("*", "3", "\"-1\"", "W/\"0\"", "\"0\", \"1\"", "\"99999999999999999999\"", "")),
            Map.entry("If-None-Match", List.of("*", "\"0\"")),
            Map.entry("If-Modified-Since", List.of("yesterday", "Mon, 19 Jan 2026 08:00:00 GMT")),
            Map.entry("Idempotency-Key", List.of("", " ", "k".repeat(101), "k", "\u00E4", "' or 1=1")),
            Map.entry(
                    "Accept",
                    List.of("text/html", "application/xml", "*/*;q=0", "nonsense", "a/b;q=x", ",".repeat(500))),
            Map.entry(
                    "Content-Type",
                    List.of(
                            "text/plain",
                            "application/xml",
                            "application/json; charset=utf-16",
                            "application/json; charset=nonsense",
                            "multipart/form-data; boundary=x",
                            "application/x-www-form-urlencoded",
                            "nonsense",
                            "")),
            Map.entry("Content-Encoding", List.of("gzip", "deflate", "nonsense")),
            Map.entry("Accept-Encoding", List.of("gzip", "br;q=1.0", "identity;q=0", "nonsense")),
            Map.entry("Accept-Language", List.of("de", "xx-YY-nonsense", "*;q=9")),
            Map.entry("Accept-Charset", List.of("utf-16", "nonsense")),
            Map.entry("Range", List.of("bytes=0-1", "bytes=9-1", "nonsense")),
            Map.entry("X-Request-Id", List.of("mine", "x".repeat(5_000), "<script>", "${7*7}")),
            Map.entry("X-HTTP-Method-Override", List.of("DELETE", "nonsense")),
            Map.entry(
                    "X-Forwarded-For",
                    List.of("198.51.100.7", "nonsense", "::1", "[", "1.2.3.4, 5.6.7.8", ",", "999.1.1.1:x")),
            Map.entry("X-Forwarded-Proto", List.of("https", "nonsense")),
            Map.entry("X-Forwarded-Host", List.of("elsewhere.example", "<script>", "a:b:c")),
            Map.entry("X-Forwarded-Port", List.of("443", "x", "99999999")),
            Map.entry("Origin", List.of("https://elsewhere.example", "null")),
            Map.entry("Cookie", List.of("JSESSIONID=x", "JSESSIONID=" + "x".repeat(4_000), "a=\"", ";;=;")),
            Map.entry("traceparent", List.of("nonsense")));

    private final KnownThings known;

    Spoils(KnownThings known) {
        this.known = known;
    }

    /** Turns a good draft into a request with one or two mistakes. */
    interface Spoil {
        Attempt of(Draft draft);
    }

    /** Every kind of mistake that this operation can be asked with; none at all comes first and most often. */
    Arbitrary<Spoil> of(Operation operation) {
        List<Tuple.Tuple2<Integer, Arbitrary<Spoil>>> kinds = new ArrayList<>();
        kinds.add(Tuple.of(45, Arbitraries.just(draft -> draft.attempt(known))));
        kinds.add(Tuple.of(10, header()));
        kinds.add(Tuple.of(3, method()));
        kinds.add(Tuple.of(3, unknownParameter()));
        kinds.add(Tuple.of(operation.body().isPresent() ? 5 : 2, body()));
        operation.body().ifPresent(body -> kinds.add(Tuple.of(30, members())));
        if (!operation.parameters().isEmpty()) {
            kinds.add(Tuple.of(15, parameter(operation)));
        }
        return Arbitraries.frequencyOf(kinds);
    }

    private Arbitrary<Spoil> header() {
        var headers = new ArrayList<Tuple.Tuple2<String, String>>();
        ODD_HEADERS.forEach((name, values) -> values.forEach(value -> headers.add(Tuple.of(name, value))));
        // In an order of its own: a map's may be another in the next run, and the same seed must mean the same.
        headers.sort(Comparator.comparing(Tuple.Tuple2<String, String>::get1).thenComparing(Tuple.Tuple2::get2));
        return Arbitraries.of(headers)
                .map(header -> draft -> draft.attempt(known).withHeader(header.get1(), header.get2()));
    }

    private Arbitrary<Spoil> method() {
        return Arbitraries.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "X")
                .map(method -> draft -> draft.attempt(known).withMethod(method));
    }

    private Arbitrary<Spoil> unknownParameter() {
        return Combinators.combine(
                        Arbitraries.of("nonsense", "page", "size", "date", "_method", "class.name", "", "a[]"), text())
                .as((name, value) -> draft -> {
                    var attempt = draft.attempt(known);
                    var more = attempt.target().contains("?") ? "&" : "?";
                    return attempt.withTarget(
                            attempt.target() + more + Draft.encoded(name) + "=" + Draft.encoded(value));
                });
    }

    private Arbitrary<Spoil> parameter(Operation operation) {
        var names = operation.parameters().stream()
                .filter(parameter -> !parameter.in().equals("header"))
                .map(Operation.Parameter::name)
                .toList();
        return names.isEmpty()
                ? header()
                : Combinators.combine(Arbitraries.of(names), text())
                        .as((name, value) -> draft -> draft.with(name, value).attempt(known));
    }

    private Arbitrary<Spoil> body() {
        var bodies = Arbitraries.of(ODD_BODIES)
                .<Spoil>map(body -> draft -> draft.attempt(known).withBody(body));
        var encodings = Arbitraries.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)
                .<Spoil>map(charset -> draft -> draft.attempt(known)
                        .withBody(draft.body().map(Draft::text).orElse("{}").replace(":\"", ":\"\u00E4"), charset));
        return Arbitraries.frequencyOf(Tuple.of(4, bodies), Tuple.of(1, encodings));
    }

    private Arbitrary<Spoil> members() {
        return Combinators.combine(Arbitraries.integers().between(0, 60), change())
                .as((place, change) -> change(place, change))
                .list()
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(changes -> draft -> {
                    var body = Optional.<JsonNode>empty();
                    for (var change : changes) {
                        body = Optional.of(change.apply(
                                body.orElseGet(() -> draft.body().orElseThrow().deepCopy())));
                    }
                    return draft.withBody(body.orElseThrow()).attempt(known);
                });
    }

    /** What is done to one member: put another value there, or, with null, take it away. */
    private static UnaryOperator<JsonNode> change(int place, Optional<JsonNode> value) {
        return body -> {
            var places = new ArrayList<Consumer<Optional<JsonNode>>>();
            collect(body, places);
            // A copy: another change may reach into it, and the next request is to find it as it was.
            places.get(place % places.size()).accept(value.map(JsonNode::deepCopy));
            return body;
        };
    }

    /** Every member and element, and, for each object, one more member than it should have. */
    private static void collect(JsonNode node, List<Consumer<Optional<JsonNode>>> places) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                places.add(value -> value.ifPresentOrElse(given -> object.set(name, given), () -> object.remove(name)));
                collect(object.get(name), places);
            });
            places.add(value -> object.set("nonsense", value.orElse(NullNode.instance)));
            places.add(value -> object.set("<script>", value.orElse(NullNode.instance)));
        } else if (node instanceof ArrayNode array) {
            places.add(value -> array.add(value.orElse(NullNode.instance)));
            for (var i = 0; i < array.size(); i++) {
                collect(array.get(i), places);
            }
        } else {
            places.add(value -> {});
        }
    }

    private static Arbitrary<Optional<JsonNode>> change() {
        return Arbitraries.frequencyOf(
                        Tuple.of(1, Arbitraries.just(JSON.missingNode())),
                        Tuple.of(1, Arbitraries.just(NullNode.instance)),
                        Tuple.of(6, text().map(TextNode::valueOf)),
                        Tuple.of(
                                2,
                                Arbitraries.of(
                                                "-1",
                                                "0",
                                                "1",
                                                "2147483648",
                                                "9223372036854775808",
                                                "1e40",
                                                "1e-40",
                                                "0.1")
                                        .map(BigDecimal::new)
                                        .map(DecimalNode::valueOf)),
                        Tuple.of(1, Arbitraries.of(BooleanNode.TRUE, BooleanNode.FALSE)),
                        Tuple.of(
                                2,
                                Arbitraries.of(
                                        JSON.arrayNode(), JSON.objectNode(), nested(5), nested(40), many(1_000))))
                .map(value -> value.isMissingNode() ? Optional.empty() : Optional.of((JsonNode) value));
    }

    private static JsonNode nested(int deep) {
        JsonNode inner = JSON.textNode("deep");
        for (var i = 0; i < deep; i++) {
            inner = i % 2 == 0 ? JSON.arrayNode().add(inner) : JSON.objectNode().set("a", inner);
        }
        return inner;
    }

    private static JsonNode many(int elements) {
        var list = JSON.arrayNode();
        for (var i = 0; i < elements; i++) {
            list.add(i);
        }
        return list;
    }

    static Arbitrary<String> text() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of(Texts.ODD)),
                Tuple.of(1, Arbitraries.strings().all().ofMaxLength(20)));
    }
}
