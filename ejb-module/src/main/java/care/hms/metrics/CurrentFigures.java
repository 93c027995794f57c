package care.hms.metrics;

import static java.lang.System.Logger.Level.WARNING;

import care.hms.RealTime;
import care.hms.metrics.Figure.Series;
import care.hms.sweep.SweepHealth;
import care.hms.sweep.SweepQueries;
import care.hms.sweep.SweepRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How the whole system stood when somebody last looked. Whoever looks again within a few seconds sees the same: however
 * often the metrics are asked for, and by however many, the database is asked no more often.
 */
@ApplicationScoped
public class CurrentFigures {

    private static final System.Logger LOGGER = System.getLogger(CurrentFigures.class.getName());

    private static final Duration FRESH = Duration.ofSeconds(4);

    /** A database that takes longer to answer does not answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final double MILLIS = 1000;

    private final ReadFigures readFigures;
    private final SweepQueries sweeps;
    private final Clock clock;
    private final Clock realTime;

    private final Lock looking = new ReentrantLock();

    private Instant lastLook = Instant.EPOCH;

    /** When the look that is going on began; null when nobody looks. */
    private volatile Instant lookingSince;

    /** Empty: the database does not answer. */
    private volatile Optional<Map<Series, Double>> values = Optional.empty();

    @Inject
    CurrentFigures(ReadFigures readFigures, SweepQueries sweeps, Clock clock, @RealTime Clock realTime) {
        this.readFigures = readFigures;
        this.sweeps = sweeps;
        this.clock = clock;
        this.realTime = realTime;
    }

    /** For the container's proxy. */
    protected CurrentFigures() {
        this(null, null, null, null);
    }

    /**
     * Looks, unless somebody just has or is about to: whoever comes while a database hangs does not wait behind the
     * first one. Never fails: what cannot be read is not known.
     */
    void refresh() {
        if (!looking.tryLock()) {
            return;
        }
        try {
            var now = realTime.instant();
            if (now.isAfter(lastLook.plus(FRESH))) {
                lookingSince = now;
                values = look();
                lastLook = realTime.instant();
            }
        } finally {
            lookingSince = null;
            looking.unlock();
        }
    }

    /** Whether the database answered: what it said before it fell silent is not told as true. */
    boolean areKnown() {
        return known().isPresent();
    }

    /** NaN when the database does not answer. */
    double valueOf(Series series) {
        return known().map(known -> known.getOrDefault(series, 0.0)).orElse(Double.NaN);
    }

    private Optional<Map<Series, Double>> known() {
        var since = lookingSince;
        var hangs = since != null && realTime.instant().isAfter(since.plus(PATIENCE));
        return hangs ? Optional.empty() : values;
    }

    private Optional<Map<Series, Double>> look() {
        try {
            var read = new HashMap<>(readFigures.read());
            add(sweeps.health(), read);
            return Optional.of(read);
        } catch (RuntimeException unanswered) {
            LOGGER.log(WARNING, "the figures cannot be read: {0}", unanswered.toString());
            return Optional.empty();
        }
    }

    private void add(SweepHealth health, Map<Series, Double> into) {
        add("any", health.lastSuccess(), health.consecutiveFailures(), into);
        add("internal", health.internal().lastSuccess(), health.internal().consecutiveFailures(), into);
        add("external", health.external().lastSuccess(), health.external().consecutiveFailures(), into);
        if (health.inCalendar()) {
            var open = Duration.between(health.openSince(), clock.instant());
            into.put(Series.of(Figure.SWEEP_CALENDAR), open.toMillis() / MILLIS);
        }
    }

    private static void add(String origin, SweepRun lastSuccess, int failures, Map<Series, Double> into) {
        if (lastSuccess != null) {
            into.put(
                    Series.of(Figure.SWEEP_LAST_SUCCESS, origin),
                    lastSuccess.completedAt().toEpochMilli() / MILLIS);
        }
        into.put(Series.of(Figure.SWEEP_FAILURES, origin), (double) failures);
    }
}
