package care.hms.simulator;

import java.net.URI;

/**
 * The system a replay runs against. Its clock must be a simulated one that shows no later than the beginning of the day.
 *
 * @param server its address, e.g. {@code http://127.0.0.1:8080}
 * @param username of a SYSTEM_ADMIN
 * @param password of that account
 */
public record ReplayTarget(URI server, String username, String password) {}
