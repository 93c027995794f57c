package care.hms.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Liveness;

/**
 * Alive unless threads wait for each other for ever, which only a restart mends. Looks at nothing outside the process:
 * a database that is away is no reason to kill the node.
 */
@Liveness
@ApplicationScoped
class DeadlockCheck implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        var deadlocked = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
        var count = deadlocked == null ? 0 : deadlocked.length;
        return new HealthCheckResponse(
                "threads", count == 0 ? Status.UP : Status.DOWN, Optional.of(Map.of("deadlockedThreads", (long)
                        count)));
    }
}
