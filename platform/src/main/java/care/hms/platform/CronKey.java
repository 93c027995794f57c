package care.hms.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;

/**
 * The key of the watchdog outside (decision S6, setting CRON_API_KEY): it opens the external trigger and, read-only, the
 * sweep's health, and nothing else.
 */
final class CronKey {

    static final String HEADER = "x-cron-api-key";

    private static final String TRIGGER = "/api/v1/no-show/external-trigger";
    private static final String HEALTH = "/api/v1/no-show/cron-health";

    private final SharedSecret key;

    /** @param configured empty when the installation has no key */
    CronKey(Optional<String> configured) {
        key = new SharedSecret(configured);
    }

    /** Whether the request has to show the key, or tries to. */
    boolean isAskedBy(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.equals(TRIGGER)
                || path.equals(HEALTH) && "GET".equals(request.getMethod()) && request.getHeader(HEADER) != null;
    }

    /** Why the key does not open; empty when it does. */
    Optional<Refusal> refusal(HttpServletRequest request) {
        if (!key.isConfigured()) {
            return Optional.of(Refusal.TRIGGER_CLOSED);
        }
        var sent = Collections.list(request.getHeaders(HEADER));
        var opens = key.is(sent.size() == 1 ? sent.get(0) : "");
        return opens ? Optional.empty() : Optional.of(Refusal.CRON_KEY_INVALID);
    }
}
