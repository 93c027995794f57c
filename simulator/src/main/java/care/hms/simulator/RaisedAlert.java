package care.hms.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * An alert as the system shows it after the day.
 *
 * @param resolvedBy the account that resolved it; empty when its reason ended by itself
 */
record RaisedAlert(
        String appointmentId,
        String type,
        String status,
        Instant triggeredAt,
        Optional<Instant> resolvedAt,
        Optional<String> resolvedBy) {

    static RaisedAlert of(JsonNode json) {
        return new RaisedAlert(
                json.path("appointmentId").asText(),
                json.path("alertType").asText(),
                json.path("status").asText(),
                Instant.parse(json.path("triggeredAt").asText()),
                Row.text(json, "resolvedAt").map(Instant::parse),
                Row.text(json, "resolvedBy"));
    }
}
