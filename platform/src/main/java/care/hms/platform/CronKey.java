package care.hms.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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

    /** Null: the installation has none, and what it opens is closed. */
    private final byte[] digest;

    /** @param configured empty when the installation has no key */
    CronKey(Optional<String> configured) {
        digest = configured.filter(key -> !key.isBlank()).map(CronKey::digest).orElse(null);
    }

    /** Whether the request has to show the key, or tries to. */
    boolean isAskedBy(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.equals(TRIGGER)
                || path.equals(HEALTH) && "GET".equals(request.getMethod()) && request.getHeader(HEADER) != null;
    }

    /** Why the key does not open; empty when it does. The comparison takes the same time whatever was sent. */
    Optional<Refusal> refusal(HttpServletRequest request) {
        if (digest == null) {
            return Optional.of(Refusal.TRIGGER_CLOSED);
        }
        var sent = Collections.list(request.getHeaders(HEADER));
        var given = digest(sent.size() == 1 ? sent.get(0) : "");
        return MessageDigest.isEqual(digest, given) ? Optional.empty() : Optional.of(Refusal.CRON_KEY_INVALID);
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
