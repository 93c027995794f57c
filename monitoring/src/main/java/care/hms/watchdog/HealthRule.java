package care.hms.watchdog;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;

/**
 * Decides on an answer of the external trigger (decisions S5, S6). Healthy is only a 200 whose health block says so twice:
 * for the sweep as a whole, and for the system's own schedule, so that this trigger cannot hide that the schedule is dead.
 * {@code skipped} is fine: another run was at work.
 */
final class HealthRule {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private HealthRule() {}

    static Verdict judge(Reply reply) {
        var body = read(reply.body());
        return switch (reply.status()) {
            case 200 -> judge(body);
            case 401 -> Verdict.unhealthy("The API key is not the one that the backend knows (401)");
            case 500 -> failedRun(body);
            case 502, 503, 504 -> Verdict.passing("The backend answers " + reply.status() + detail(body));
            default ->
                Verdict.unhealthy(
                        reply.status() / 100 == 3
                                ? "The backend redirects to " + reply.location() + " (" + reply.status()
                                        + "); redirects are not followed"
                                : "The backend answers " + reply.status() + detail(body));
        };
    }

    private static Verdict judge(JsonNode body) {
        var health = body.path("data").path("health");
        var whole = health.path("isHealthy");
        // §8 shows a health block without its parts: what is not there says nothing.
        var internal = health.path("internal").path("isHealthy");
        if (!whole.isBoolean() || !internal.isMissingNode() && !internal.isBoolean()) {
            return Verdict.unhealthy("The answer is not one of the external trigger: it has no health block");
        }
        if (!whole.booleanValue()) {
            return Verdict.unhealthy("The sweep is unhealthy: " + message(health));
        }
        if (!internal.asBoolean(true)) {
            return Verdict.unhealthy("The system's own schedule is dead: " + message(health.path("internal"))
                    + " The work is done by this trigger alone");
        }
        return Verdict.HEALTHY;
    }

    private static Verdict failedRun(JsonNode body) {
        var health = body.path("health");
        return Verdict.unhealthy(
                health.isObject()
                        ? "The run has failed" + detail(body) + " Health: " + message(health)
                        : "The backend answers 500" + detail(body));
    }

    private static String message(JsonNode block) {
        return block.path("healthMessage").asText("no message");
    }

    private static String detail(JsonNode problem) {
        var detail = problem.path("detail").asText("");
        return detail.isBlank() ? "" : ": " + detail;
    }

    /** Whatever is no JSON object is nothing: proxies and strangers answer as they like. */
    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }
}
