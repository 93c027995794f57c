package care.hms.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * What the server answered.
 *
 * @param status HTTP status
 * @param body JSON object of the answer, an empty object when there was none
 * @param etag version of the answered appointment, as it stands in the header
 * @param clock domain time of the server when it answered ({@code X-HMS-Clock})
 */
record Answer(int status, JsonNode body, Optional<String> etag, Optional<Instant> clock) {

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    boolean isStale() {
        return status == 412;
    }

    boolean isUnauthenticated() {
        return status == 401;
    }

    JsonNode data() {
        return body.path("data");
    }

    /** The stable code of a refusal, empty text when there is none. */
    String code() {
        return body.path("code").asText("");
    }

    /** For a person, e.g. {@code 409 slot.taken}, then what the server says in words and the id its log knows it by. */
    @Override
    public String toString() {
        var words = body.path("detail").asText("");
        var requestId = body.path("requestId").asText("");
        return status
                + (code().isEmpty() ? "" : " " + code())
                + (words.isEmpty() ? "" : " (" + words + ")")
                + (requestId.isEmpty() ? "" : " [request " + requestId + "]");
    }
}
