package care.hms.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;

/**
 * Shows the domain clock in the readiness data, so that nobody mistakes simulated time for real time. A clock that
 * cannot be read is not ready: every deadline hangs on it.
 */
@Readiness
@ApplicationScoped
class ClockCheck implements HealthCheck {

    private final Instance<DomainClock> clocks;

    @Inject
    ClockCheck(Instance<DomainClock> clocks) {
        this.clocks = clocks;
    }

    /** For the container's proxy. */
    protected ClockCheck() {
        this(null);
    }

    @Override
    public HealthCheckResponse call() {
        try {
            var clock = clocks.get();
            return answer(
                    Status.UP,
                    Map.of(
                            "clock", clock.now().toString(),
                            "clockSpeed", (long) clock.speed(),
                            "simulated", clock.simulated()));
        } catch (RuntimeException unreadable) {
            return answer(
                    Status.DOWN,
                    Map.of("failure", "no answer: " + unreadable.getClass().getSimpleName()));
        }
    }

    private static HealthCheckResponse answer(Status status, Map<String, Object> data) {
        return new HealthCheckResponse("clock", status, Optional.of(data));
    }
}
