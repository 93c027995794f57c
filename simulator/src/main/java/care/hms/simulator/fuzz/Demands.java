package care.hms.simulator.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What holds for every answer, whatever was asked. */
final class Demands {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** Answered without a body, or by the container alone. */
    private static final Set<String> WITHOUT_BODY = Set.of("HEAD", "OPTIONS", "TRACE");

    /** Class names, stack traces, SQL, and the marks by which libraries sign their messages. */
    private static final Pattern INSIDES = Pattern.compile("(?is)\\bat [\\w.$]+\\(\\w+\\.java"
            + "|\\b(?:java|javax|jakarta|io\\.undertow|org\\.(?:hibernate|jboss|wildfly|postgresql|camunda)|com\\.fasterxml|care\\.hms)\\.\\w"
            + "|\\w+Exception\\b"
            + "|\\b(?:PSQL|SQLState|HHH\\d|WFLY|RESTEASY|UT0\\d|ENGINE-\\d)"
            + "|\\b(?:select|insert into|delete from|update)\\s.{0,200}\\b(?:from|values|where|set)\\b");

    private Demands() {}

    /** What is wrong with the answer, in a few words that are the same for the same fault; empty: nothing. */
    static Optional<String> unmet(Attempt attempt, Reply reply) {
        var status = reply.status();
        if (status >= 500) {
            return Optional.of("a failure of ours: " + status + " " + reply.code());
        }
        if (status < 200 || status >= 300 && status < 400) {
            return Optional.of("an answer nobody documented: " + status);
        }
        if (reply.took().compareTo(LONGEST) > 0) {
            return Optional.of("an answer only after more than " + LONGEST.toSeconds() + " s");
        }
        if (WITHOUT_BODY.contains(attempt.method())) {
            return Optional.empty();
        }
        return reply.isSuccess() ? ofSuccess(attempt, reply) : ofProblem(reply);
    }

    private static Optional<String> ofSuccess(Attempt attempt, Reply reply) {
        if (attempt.isOfItsOperation() && !attempt.operation().successes().contains(reply.status())) {
            return Optional.of("a success nobody documented: " + reply.status());
        }
        if (reply.status() == 204) {
            return reply.text().isEmpty() ? Optional.empty() : Optional.of("a body where there is none");
        }
        return reply.json()
                        .filter(body -> body.path("success").asBoolean(false))
                        .isPresent()
                ? Optional.empty()
                : Optional.of("a success that does not say so");
    }

    private static Optional<String> ofProblem(Reply reply) {
        var problem = reply.json().filter(JsonNode::isObject);
        if (!reply.header("Content-Type").startsWith("application/problem+json") || problem.isEmpty()) {
            return Optional.of("a refusal that is no problem: " + reply.status() + " " + reply.header("Content-Type"));
        }
        var body = (ObjectNode) problem.get();
        if (body.path("success").asBoolean(true)
                || body.path("status").asInt() != reply.status()
                || !body.path("code").asText().matches("[a-z-]+\\.[a-z-]+")
                || body.path("detail").asText().isBlank()
                || !body.path("errors").isArray()) {
            return Optional.of("a problem that is not whole: " + reply.status());
        }
        var requestId = body.path("requestId").asText();
        if (requestId.isBlank() || !requestId.equals(reply.header("X-Request-Id"))) {
            return Optional.of("a problem with another request id than its answer");
        }
        // The path of a wrong field may hold the name that the caller gave it.
        body.path("errors").forEach(error -> ((ObjectNode) error).remove("field"));
        return INSIDES.matcher(body.toString()).find()
                ? Optional.of(
                        "a problem that shows our insides: " + body.path("code").asText())
                : Optional.empty();
    }
}
