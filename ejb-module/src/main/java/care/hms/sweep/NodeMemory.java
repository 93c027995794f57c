package care.hms.sweep;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

/** What this node knows of its sweeps without the database: it has to know something while there is none (S7). */
@ApplicationScoped
class NodeMemory {

    /** More than a day of failed attempts; the oldest are the ones that nobody misses. */
    private static final int MOST_ATTEMPTS = 500;

    private final Map<SweepRun, Work> attempts = new LinkedHashMap<>();
    private final LongAdder skips = new LongAdder();
    private volatile Instant startedAt = Instant.EPOCH;
    private volatile Map<UUID, ZoneId> zones;

    void nodeStarted(Instant at) {
        startedAt = at;
    }

    /** By the domain's clock. */
    Instant startedAt() {
        return startedAt;
    }

    void knowZones(Map<UUID, ZoneId> ofAllHospitals) {
        zones = Map.copyOf(ofAllHospitals);
    }

    /** Each hospital's, as last read; empty when they never were. */
    Optional<Map<UUID, ZoneId>> zones() {
        return Optional.ofNullable(zones);
    }

    void countSkip() {
        skips.increment();
    }

    /** How many runs found another one running, since this node started (S2). */
    long skips() {
        return skips.sum();
    }

    /** Keeps an attempt that could not be written down, with what it has done nevertheless. */
    synchronized void keep(SweepRun failed, Work work) {
        attempts.put(failed, work);
        if (attempts.size() > MOST_ATTEMPTS) {
            attempts.remove(attempts.keySet().iterator().next());
        }
    }

    /** The oldest first. */
    synchronized List<SweepRun> attempts() {
        return List.copyOf(attempts.keySet());
    }

    /** The same, each with what it has done. */
    synchronized Map<SweepRun, Work> unwritten() {
        return new LinkedHashMap<>(attempts);
    }

    synchronized void forget(Set<SweepRun> written) {
        attempts.keySet().removeAll(written);
    }
}
