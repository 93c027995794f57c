package care.hms.simulator.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.StreamSupport;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Makes JSON values as a schema wants them, now and then just beside its limits. */
final class Values {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int USUAL_LENGTH = 24;

    private final KnownThings known;
    private final Clock realTime;

    Values(KnownThings known, Clock realTime) {
        this.known = known;
        this.realTime = realTime;
    }

    /**
     * Values of that schema.
     *
     * @param kind what an id in this place names
     * @param example what the document shows here; missing: nothing
     */
    Arbitrary<JsonNode> of(JsonNode schema, String kind, JsonNode example) {
        var made = schema.has("enum") ? words(schema) : ofType(schema, kind, example);
        // An example's id is nobody's; everything else of it is as good as a document can show.
        var values = example.isMissingNode() || schema.path("format").asText().equals("uuid")
                ? made
                : Arbitraries.frequencyOf(Tuple.of(4, made), Tuple.of(1, Arbitraries.just(example)));
        return isNullable(schema)
                ? values.injectNull(0.15).map(value -> value == null ? NullNode.instance : value)
                : values;
    }

    private Arbitrary<JsonNode> ofType(JsonNode schema, String kind, JsonNode example) {
        return switch (type(schema)) {
            case "object" -> object(schema, example);
            case "array" ->
                of(schema.path("items"), kind, example.path(0))
                        .list()
                        .ofMaxSize(4)
                        .map(items -> JSON.arrayNode().addAll(items));
            case "integer" -> integers(schema);
            case "number" -> numbers(schema);
            case "boolean" -> Arbitraries.of(false, true).map(BooleanNode::valueOf);
            default -> texts(schema, kind).map(TextNode::valueOf);
        };
    }

    private Arbitrary<JsonNode> object(JsonNode schema, JsonNode example) {
        var required = StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        var members = new ArrayList<Arbitrary<Tuple.Tuple2<String, Optional<JsonNode>>>>();
        for (var property : schema.path("properties").properties()) {
            var name = property.getKey();
            var values = of(property.getValue(), Operation.kind(name, ""), example.path(name));
            var present = required.contains(name) ? 0.01 : 0.3;
            members.add(values.optional(1 - present).map(value -> Tuple.of(name, value)));
        }
        return Combinators.combine(members).as(all -> {
            var object = JSON.objectNode();
            all.forEach(member -> member.get2().ifPresent(value -> object.set(member.get1(), value)));
            return object;
        });
    }

    private static Arbitrary<JsonNode> words(JsonNode schema) {
        var words = new ArrayList<JsonNode>();
        schema.path("enum").forEach(words::add);
        return Arbitraries.of(words);
    }

    private static Arbitrary<JsonNode> integers(JsonNode schema) {
        var least = schema.path("minimum").asInt(0);
        var most = schema.path("maximum").asInt(1000);
        return Arbitraries.frequencyOf(
                        Tuple.of(20, Arbitraries.integers().between(least, most)),
                        Tuple.of(1, Arbitraries.of(least - 1, most + 1)))
                .map(IntNode::valueOf);
    }

    private static Arbitrary<JsonNode> numbers(JsonNode schema) {
        var least = schema.path("minimum").decimalValue();
        var most = schema.has("maximum") ? schema.path("maximum").decimalValue() : BigDecimal.valueOf(1000);
        return Arbitraries.frequencyOf(
                        Tuple.of(
                                20,
                                Arbitraries.bigDecimals().between(least, most).ofScale(1)),
                        Tuple.of(
                                2,
                                Arbitraries.bigDecimals().between(least, most).ofScale(9)),
                        Tuple.of(1, Arbitraries.of(least.subtract(BigDecimal.ONE), most.add(BigDecimal.ONE))))
                .map(DecimalNode::valueOf);
    }

    private Arbitrary<String> texts(JsonNode schema, String kind) {
        var today = LocalDate.now(realTime);
        var now = realTime.instant().truncatedTo(ChronoUnit.SECONDS);
        return switch (schema.path("format").asText()) {
            case "uuid" -> Arbitraries.integers().between(0, 100_000).map(choice -> known.id(kind, choice));
            case "date" ->
                Arbitraries.integers().between(-3, 70).map(days -> today.plusDays(days)
                        .toString());
            case "date-time" ->
                Arbitraries.integers().between(-100_000, 100_000).map(seconds -> now.plusSeconds(seconds)
                        .toString());
            default ->
                words(
                        schema,
                        schema.path("minLength").asInt(0),
                        schema.path("maxLength").asInt(60));
        };
    }

    private static Arbitrary<String> words(JsonNode schema, int shortest, int longest) {
        var pattern = schema.path("pattern").asText(".*");
        if ("09:15".matches(pattern) && !"a".matches(pattern)) {
            return Arbitraries.integers().between(0, 95).map(quarter -> "%02d:%02d"
                    .formatted(quarter / 4, quarter % 4 * 15));
        }
        var texts = Arbitraries.strings();
        if (!"a".matches(pattern)) {
            texts = texts.withCharRange('A', 'Z').withCharRange('0', '9');
        } else if (!"\u00E4 ".matches(pattern)) {
            texts = texts.withCharRange('a', 'z').withCharRange('0', '9');
        } else {
            texts = texts.withCharRange('a', 'z').withChars(' ', '\'', '-', '\u00E4', '\u0141', '\u4E2D');
        }
        var usual = Math.min(longest, Math.max(shortest + 4, USUAL_LENGTH));
        return Arbitraries.frequencyOf(
                Tuple.of(20, texts.ofMinLength(Math.min(longest, shortest + 4)).ofMaxLength(usual)),
                Tuple.of(1, texts.ofLength(longest)),
                Tuple.of(1, texts.ofLength(shortest)),
                Tuple.of(1, texts.ofLength(longest + 1)));
    }

    private static boolean isNullable(JsonNode schema) {
        return StreamSupport.stream(schema.path("type").spliterator(), false)
                .anyMatch(type -> type.asText().equals("null"));
    }

    private static String type(JsonNode schema) {
        var types = schema.path("type");
        if (types.isTextual()) {
            return types.asText();
        }
        return StreamSupport.stream(types.spliterator(), false)
                .map(JsonNode::asText)
                .filter(type -> !type.equals("null"))
                .findFirst()
                .orElse(schema.has("properties") ? "object" : "string");
    }
}
