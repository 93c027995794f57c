package care.hms.simulator.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;

/**
 * What came back.
 *
 * @param took from sending to the last byte
 */
record Reply(int status, HttpHeaders headers, String text, Duration took) {

    private static final ObjectMapper JSON = new ObjectMapper();

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The body; empty when it is no JSON. */
    Optional<JsonNode> json() {
        try {
            return Optional.ofNullable(JSON.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    String code() {
        return json().map(body -> body.path("code").asText()).orElse("");
    }
}
