package care.hms.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * The token of whoever reads the metrics (setting HMS_METRICS_TOKEN): it opens {@code /metrics} and nothing else, and no
 * person's token opens that. An address would prove nothing: behind a proxy everybody comes from the same one.
 */
final class MetricsToken {

    private static final String METRICS = "/metrics";

    private final SharedSecret token;

    /** @param configured empty when the installation has none */
    MetricsToken(Optional<String> configured) {
        token = new SharedSecret(configured);
    }

    /** Whether the request has to show the token. */
    boolean isAskedBy(HttpServletRequest request) {
        return request.getRequestURI().equals(METRICS);
    }

    /** Why the token does not open; empty when it does. */
    Optional<Refusal> refusal(HttpServletRequest request) {
        if (!token.isConfigured()) {
            return Optional.of(Refusal.METRICS_CLOSED);
        }
        var opens = token.is(Authorization.of(request).bearerToken().orElse(""));
        return opens ? Optional.empty() : Optional.of(Refusal.METRICS_TOKEN_INVALID);
    }
}
