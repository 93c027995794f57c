package care.hms.watchdog;

import java.net.URI;
import java.time.Duration;

/**
 * Where the trigger is, and how long anybody waits for it.
 *
 * @param url the application's address, such as {@code https://hms.example}
 * @param toConnect at most for its name, and at most for the connection
 * @param toAnswer at most for one call from beginning to end
 * @param attempts at most that many calls in one check
 * @param pause between two of them
 */
record Backend(URI url, Duration toConnect, Duration toAnswer, int attempts, Duration pause) {

    private static final String TRIGGER = "/api/v1/no-show/external-trigger";

    URI trigger() {
        var base = url.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + TRIGGER);
    }
}
