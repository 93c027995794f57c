package care.hms.sweep;

import care.hms.RealTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sweeps that are at work on this node. Whoever only tidies up behind them leaves them the processor meanwhile: what is
 * overdue is settled first.
 */
@ApplicationScoped
public class RunningSweeps {

    /** A run that hangs holds nobody up for longer. */
    private static final Duration LONGEST_CONSIDERATION = Duration.ofSeconds(30);

    private final Map<UUID, Instant> since = new ConcurrentHashMap<>();
    private Clock realTime;

    /** For the container's proxy. */
    protected RunningSweeps() {}

    @Inject
    RunningSweeps(@RealTime Clock realTime) {
        this.realTime = realTime;
    }

    void began(UUID run) {
        since.put(run, realTime.instant());
    }

    void ended(UUID run) {
        since.remove(run);
    }

    /** Whether one is at work that has not been so for longer than 30 seconds of real time. */
    public boolean any() {
        var latest = realTime.instant().minus(LONGEST_CONSIDERATION);
        return since.values().stream().anyMatch(latest::isBefore);
    }
}
