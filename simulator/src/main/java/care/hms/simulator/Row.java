package care.hms.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** An appointment as the system shows it after the day. */
record Row(
        String id,
        String status,
        Optional<String> noShowReason,
        Optional<Instant> noShowDueAt,
        Optional<Instant> noShowAt) {

    static Row of(JsonNode json) {
        return new Row(
                json.path("id").asText(),
                json.path("status").asText(),
                text(json, "noShowReason"),
                text(json, "noShowDueAt").map(Instant::parse),
                text(json, "noShowAt").map(Instant::parse));
    }

    /** The field's text; empty when it is null or not there. */
    static Optional<String> text(JsonNode json, String field) {
        return json.hasNonNull(field) ? Optional.of(json.get(field).asText()) : Optional.empty();
    }
}
