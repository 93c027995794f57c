package care.hms.simulator.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Makes requests for an operation: valid ones, and ones with a mistake or two. */
final class Attempts {

    private final Values values;
    private final Spoils spoils;

    Attempts(KnownThings known, Values values) {
        this.values = values;
        this.spoils = new Spoils(known);
    }

    /** Requests in the name of those who may, mostly, and of those who may not. */
    Arbitrary<Attempt> of(Operation operation, Doors doors) {
        var requests = Combinators.combine(who(doors), parameters(operation), body(operation), spoils.of(operation))
                .as((who, given, body, spoil) -> spoil.of(new Draft(operation, who, given, body)));
        return doors.open() ? Combinators.combine(requests, address()).as(Attempts::from) : requests;
    }

    private static Arbitrary<String> who(Doors doors) {
        return Arbitraries.frequencyOf(
                Tuple.of(25, Arbitraries.of(doors.admitted())),
                Tuple.of(4, Arbitraries.of(People.DEMO)),
                Tuple.of(1, Arbitraries.of(People.NOBODY, People.FORGER)));
    }

    /** Whoever guesses passwords is slowed down by address; where a proxy is believed, each guess comes from another. */
    private static Arbitrary<String> address() {
        return Arbitraries.integers().between(0, 65_535).map(number -> "10.9." + number / 256 + "." + number % 256);
    }

    private static Attempt from(Attempt attempt, String address) {
        return attempt.headers().containsKey("X-Forwarded-For")
                ? attempt
                : attempt.withHeader("X-Forwarded-For", address);
    }

    private Arbitrary<Map<String, String>> parameters(Operation operation) {
        var each = operation.parameters().stream()
                .map(parameter -> parameter(operation, parameter).map(value -> Tuple.of(parameter.name(), value)))
                .toList();
        if (each.isEmpty()) {
            return Arbitraries.just(Map.of());
        }
        return Combinators.combine(each).as(all -> {
            Map<String, String> given = new LinkedHashMap<>();
            all.forEach(one -> one.get2().ifPresent(value -> given.put(one.get1(), value)));
            return given;
        });
    }

    private Arbitrary<Optional<String>> parameter(Operation operation, Operation.Parameter parameter) {
        var kind = Operation.kind(parameter.name(), operation.path());
        var texts =
                values.of(parameter.schema(), kind, MissingNode.getInstance()).map(Attempts::asText);
        return switch (parameter.in()) {
            case "path" -> texts.map(Optional::of);
            case "header" ->
                parameter.name().equals("If-Match")
                        ? Arbitraries.frequencyOf(
                                Tuple.of(9, Arbitraries.just(Optional.of(Draft.PRESENT_VERSION))),
                                Tuple.of(1, Arbitraries.of(Optional.empty(), Optional.of("\"7\""))))
                        : Arbitraries.strings()
                                .withCharRange('!', '~')
                                .ofMinLength(1)
                                .ofMaxLength(12)
                                .optional(0.5);
            default -> texts.optional(0.4);
        };
    }

    private Arbitrary<Optional<JsonNode>> body(Operation operation) {
        return operation
                .body()
                .map(body -> values.of(body.schema(), "", body.example()).map(Optional::of))
                .orElseGet(() -> Arbitraries.just(Optional.empty()));
    }

    private static String asText(JsonNode value) {
        return value.isArray() ? value.path(0).asText() : value.asText();
    }
}
