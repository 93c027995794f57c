package care.hms.simulator.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A request as it should be, before something in it is spoiled.
 *
 * @param values of the parameters that are there, by name
 */
record Draft(Operation operation, String who, Map<String, String> values, Optional<JsonNode> body) {

    /** What stands for the version of the thing in the path, until it is known which thing that is. */
    static final String PRESENT_VERSION = "the version";

    /** Control and broken characters are written as escapes: it is JSON that is to arrive, with any text in it. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    Draft withBody(JsonNode other) {
        return new Draft(operation, who, values, Optional.of(other));
    }

    Draft with(String parameter, String value) {
        var other = new LinkedHashMap<>(values);
        other.put(parameter, value);
        return new Draft(operation, who, other, body);
    }

    Attempt attempt(KnownThings known) {
        var path = operation.path();
        var query = new LinkedHashMap<String, String>();
        var headers = new LinkedHashMap<String, String>();
        var thing = "";
        for (var parameter : operation.parameters()) {
            var value = values.get(parameter.name());
            if (value == null) {
                continue;
            }
            switch (parameter.in()) {
                case "path" -> {
                    thing = value;
                    path = path.replace("{" + parameter.name() + "}", encoded(value));
                }
                case "header" -> headers.put(parameter.name(), value);
                default -> query.put(parameter.name(), value);
            }
        }
        var version = "\"" + known.version(thing) + "\"";
        headers.replaceAll((name, value) -> value.equals(PRESENT_VERSION) ? version : value);
        var target = query.isEmpty()
                ? path
                : query.entrySet().stream()
                        .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                        .collect(Collectors.joining("&", path + "?", ""));
        var attempt = Attempt.plain(operation, who, target);
        for (var header : headers.entrySet()) {
            attempt = attempt.withHeader(header.getKey(), header.getValue());
        }
        return body.isPresent() ? attempt.withBody(text(body.get())) : attempt;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String text(JsonNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
