package care.hms.simulator.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads an OpenAPI document. */
final class ApiDescription {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    /** Deeper than any schema of ours, and an end for one that contains itself. */
    private static final int DEEPEST = 12;

    private final JsonNode document;

    ApiDescription(JsonNode document) {
        this.document = document;
    }

    /** Every operation, in order of its id. */
    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        for (var path : document.path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    operations.add(operation(method.getKey(), path.getKey(), method.getValue()));
                }
            }
        }
        operations.sort(Comparator.comparing(Operation::id));
        return operations;
    }

    private Operation operation(String method, String path, JsonNode described) {
        var parameters = new ArrayList<Operation.Parameter>();
        for (var parameter : described.path("parameters")) {
            parameters.add(new Operation.Parameter(
                    parameter.path("name").asText(),
                    parameter.path("in").asText(),
                    resolved(parameter.path("schema"), 0)));
        }
        var successes = new TreeSet<Integer>();
        for (var response : described.path("responses").properties()) {
            if (response.getKey().startsWith("2")) {
                successes.add(Integer.valueOf(response.getKey()));
            }
        }
        return new Operation(
                described.path("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                path,
                List.copyOf(parameters),
                body(described.at("/requestBody/content/application~1json")),
                Set.copyOf(successes));
    }

    private Optional<Operation.Body> body(JsonNode json) {
        return json.isMissingNode()
                ? Optional.empty()
                : Optional.of(new Operation.Body(resolved(json.path("schema"), 0), json.path("example")));
    }

    /** The schema with every reference replaced by what it refers to, and the null out of its alternatives. */
    private JsonNode resolved(JsonNode schema, int depth) {
        if (depth > DEEPEST) {
            return schema;
        }
        if (schema instanceof ArrayNode list) {
            var all = list.arrayNode();
            list.forEach(each -> all.add(resolved(each, depth + 1)));
            return all;
        }
        if (!(schema instanceof ObjectNode object)) {
            return schema;
        }
        var whole = object.objectNode();
        var target = object.path("$ref").asText();
        if (!target.isEmpty()) {
            whole.setAll((ObjectNode) resolved(document.at(target.substring(1)), depth + 1));
        }
        for (var alternative : object.path("anyOf")) {
            if (!alternative.path("type").asText().equals("null")) {
                whole.setAll((ObjectNode) resolved(alternative, depth + 1));
            }
        }
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (!whole.has(member.getKey()) && !Set.of("$ref", "anyOf").contains(member.getKey())) {
                whole.set(member.getKey(), resolved(member.getValue(), depth + 1));
            }
        }
        return whole;
    }
}
