package care.hms.sweep;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import care.hms.Source;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Announces that runs fail, and that they succeed again, once for the whole cluster (S7). */
@ApplicationScoped
public class SweepAlarm {

    static final int FAILURES = 3;
    static final Duration AT_MOST_EVERY = Duration.ofHours(1);

    private static final System.Logger LOGGER = System.getLogger(SweepAlarm.class.getName());

    private final JpaSweepRuns runs;
    private final Clock clock;
    private final Event<SweepFailing> failing;
    private final Event<SweepRecovered> recovered;

    @Inject
    SweepAlarm(JpaSweepRuns runs, Clock clock, Event<SweepFailing> failing, Event<SweepRecovered> recovered) {
        this.runs = runs;
        this.clock = clock;
        this.failing = failing;
        this.recovered = recovered;
    }

    /** For the container's proxy. */
    protected SweepAlarm() {
        this(null, null, null, null);
    }

    /** Looks at how the runs stand, after each of them. */
    @Transactional(TxType.REQUIRES_NEW)
    public void look() {
        var failures = runs.failuresInARow(List.of(Source.values()));
        if (failures.size() >= FAILURES) {
            announce(failures);
        } else if (failures.isEmpty()) {
            runs.endAlarm().ifPresent(since -> {
                LOGGER.log(INFO, "sweeps succeed again; they had failed since {0}", since);
                recovered.fire(new SweepRecovered(since, clock.instant()));
            });
        }
    }

    private void announce(List<SweepRun> failures) {
        var now = clock.instant();
        var since = failures.get(0).startedAt();
        if (runs.raiseAlarm(since, now, now.minus(AT_MOST_EVERY))) {
            var last = failures.get(failures.size() - 1);
            LOGGER.log(
                    WARNING,
                    "{0} sweeps in a row have failed, the last one: {1}",
                    failures.size(),
                    last.errorMessage());
            failing.fire(new SweepFailing(failures.size(), since, last.errorMessage()));
        }
    }
}
