package care.hms.workflow;

import static java.lang.System.Logger.Level.WARNING;

import care.hms.platform.DomainClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionStrategy;

/**
 * Decides how many due jobs to fetch and how long to sleep until the next look. It sleeps until the next due date, so
 * that a timer is not late by the interval of a poll, and never longer than {@link JobTiming#POLL}, in which another
 * node may have created an earlier one, and died before it came to it. Used by the acquisition's thread only.
 */
final class AcquisitionPace implements JobAcquisitionStrategy {

    private static final System.Logger LOGGER = System.getLogger(AcquisitionPace.class.getName());

    /** The most jobs fetched at once. */
    private static final int BATCH = 20;

    /** After losing a job to another node: somewhere between these, so that two nodes fall out of step. */
    private static final Duration BACK_OFF_FROM = Duration.ofMillis(25);

    private static final Duration BACK_OFF_TO = Duration.ofMillis(250);
    private static final Duration NO_SLEEP = Duration.ZERO;
    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** More doublings of the shortest sleep than this would be longer than a retry anyway. */
    private static final int MOST_DOUBLINGS = 9;

    private final IntSupplier free;
    private final Supplier<Optional<Instant>> nextDue;
    private final DomainClock clock;

    private Duration sleep = NO_SLEEP;

    /** The next due date as this cycle saw it, good as long as {@link #ahead}. */
    private Optional<Instant> seen = Optional.empty();

    /** Whether this cycle saw that nothing is due yet, and therefore fetched nothing. */
    private boolean ahead;

    private Instant lastLook;
    private Instant overdue;
    private int inVain;

    /**
     * @param free how many batches of jobs could be handed over right now
     * @param nextDue when the next job is due that nobody has taken yet; in the domain's time
     */
    AcquisitionPace(IntSupplier free, Supplier<Optional<Instant>> nextDue, DomainClock clock) {
        this.free = free;
        this.nextDue = nextDue;
        this.clock = clock;
    }

    /**
     * Whether fetching jobs is worth a transaction. Asking for the next due date costs a fraction of that, and most of
     * the time nothing is due.
     */
    boolean isSomethingDue() {
        seen = nextDue.get();
        ahead = seen.map(due -> due.isAfter(clock.now())).orElse(true);
        return !ahead;
    }

    @Override
    public int getNumJobsToAcquire(String engine) {
        return Math.min(BATCH, free.getAsInt());
    }

    @Override
    public long getWaitTime() {
        return sleep.toMillis();
    }

    @Override
    public void reconfigure(JobAcquisitionContext cycle) {
        sleep = next(cycle);
        ahead = false;
    }

    private Duration next(JobAcquisitionContext cycle) {
        if (cycle.getAcquisitionException() != null) {
            return JobTiming.RETRY;
        }
        if (cycle.hasJobAcquisitionLockFailureOccurred()) {
            return Duration.ofMillis(
                    ThreadLocalRandom.current().nextLong(BACK_OFF_FROM.toMillis(), BACK_OFF_TO.toMillis() + 1));
        }
        if (free.getAsInt() == 0) {
            // Whoever finishes a job wakes the acquisition.
            return JobTiming.POLL;
        }
        if (cycle.getAcquiredJobsByEngine().values().stream().anyMatch(AcquisitionPace::leftSomeBehind)) {
            return NO_SLEEP;
        }
        try {
            return (ahead ? seen : nextDue.get()).map(this::until).orElse(JobTiming.POLL);
        } catch (RuntimeException unanswered) {
            LOGGER.log(WARNING, "the next due date could not be read, polling instead", unanswered);
            return JobTiming.RETRY;
        }
    }

    private static boolean leftSomeBehind(AcquiredJobs acquired) {
        return acquired.getNumberOfJobsAttemptedToAcquire() > 0
                && acquired.size() >= acquired.getNumberOfJobsAttemptedToAcquire();
    }

    private Duration until(Instant due) {
        var now = clock.now();
        var standsStill = now.equals(lastLook);
        lastLook = now;
        if (due.isAfter(now)) {
            return standsStill ? JobTiming.POLL : shorter(realTime(Duration.between(now, due)), JobTiming.POLL);
        }
        if (ahead) {
            return NO_SLEEP;
        }
        // Due, and yet not to be had: another job of the same instance is running. Look again, but less and less often.
        inVain = due.equals(overdue) ? Math.min(inVain + 1, MOST_DOUBLINGS) : 0;
        overdue = due;
        return shorter(SHORTEST.multipliedBy(1L << inVain), JobTiming.RETRY);
    }

    /** Rounded up to the millisecond: waking too early finds nothing. */
    private Duration realTime(Duration inTheDomain) {
        var nanos = inTheDomain.dividedBy(clock.speed()).toNanos();
        return Duration.ofMillis(Math.max(SHORTEST.toMillis(), -Math.floorDiv(-nanos, 1_000_000L)));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
