package care.hms.sweep;

import static java.lang.System.Logger.Level.WARNING;

import care.hms.RealTime;
import care.hms.Source;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** The book of runs; its one open line is the lease (S1). Every entry is a transaction of its own. */
@ApplicationScoped
public class SweepLedger {

    private static final System.Logger LOGGER = System.getLogger(SweepLedger.class.getName());

    /** What a run finds when it asks for the lease (S1). */
    public enum Lease {
        /** Nobody held it; the run has it. */
        FREE,
        /** The run has it from one that is over its time and has failed therefore. */
        TAKEN_OVER,
        /** Another run holds it. */
        HELD
    }

    private final JpaSweepRuns runs;
    private final Clock clock;
    private final Clock realTime;

    @Inject
    SweepLedger(JpaSweepRuns runs, Clock clock, @RealTime Clock realTime) {
        this.runs = runs;
        this.clock = clock;
        this.realTime = realTime;
    }

    /** For the container's proxy. */
    protected SweepLedger() {
        this(null, null, null);
    }

    /** Takes the lease for a new run, unless another run holds it that is not too old. */
    @Transactional(TxType.REQUIRES_NEW)
    public Lease begin(UUID id, Source source) {
        var now = clock.instant();
        var real = realTime.instant();
        if (runs.begin(id, source, now, real)) {
            return Lease.FREE;
        }
        // A holder that cannot be held is writing at this moment: it lives.
        var dead = runs.holder().filter(holder -> LeaseTerm.isOver(holder.startedAt(), now, holder.leasedAt(), real));
        if (dead.isEmpty()) {
            return Lease.HELD;
        }
        LOGGER.log(
                WARNING,
                "sweep {0} is over its time, sweep {1} takes over",
                dead.get().id(),
                id);
        runs.fail(
                dead.get().id(),
                "timed out, taken over by " + id,
                now,
                millis(dead.get().leasedAt(), real));
        return runs.begin(id, source, now, real) ? Lease.TAKEN_OVER : Lease.HELD;
    }

    /** Keeps the lease until the caller's transaction ends, if the run still has it. */
    @Transactional(TxType.MANDATORY)
    public void hold(UUID id) {
        if (!runs.hold(id)) {
            throw new LeaseLost();
        }
    }

    /** Whether the run still has the lease. */
    @Transactional(TxType.REQUIRES_NEW)
    public void check(UUID id) {
        if (!runs.holds(id)) {
            throw new LeaseLost();
        }
    }

    /** Ends the run, unless another has ended it already; answers how it stands. */
    @Transactional(TxType.REQUIRES_NEW)
    public SweepRun end(UUID id, Source source, Work work, Instant realStart) {
        runs.end(id, work.failure(), clock.instant(), millis(realStart, realTime.instant()), source, work);
        return runs.find(id).orElseThrow();
    }

    /** Writes down what failed while nothing could be written. */
    @Transactional(TxType.REQUIRES_NEW)
    public void addFailed(Map<SweepRun, Work> attempts) {
        attempts.forEach((attempt, work) -> runs.addFailed(attempt, work, realTime.instant()));
    }

    /** A run that failed before or after its row could be written. */
    SweepRun failed(UUID id, Source source, Instant startedAt, Instant realStart, Work work, String why) {
        return new SweepRun(
                id,
                SweepRun.Status.FAILED,
                source,
                startedAt,
                clock.instant(),
                millis(realStart, realTime.instant()),
                work.itemsProcessed(),
                why);
    }

    private static int millis(Instant from, Instant to) {
        return (int) Math.min(
                Integer.MAX_VALUE, Math.max(0, Duration.between(from, to).toMillis()));
    }
}
