package care.hms.workflow;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import care.hms.platform.DomainClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cmd.UnlockJobCmd;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultAcquireJobsCommandFactory;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;

/**
 * The engine's job executor on the container's threads: one that acquires due jobs and can be joined, and a bounded pool
 * that runs them. It stops cleanly: nothing is acquired any more, what only waits for a thread is given back, what runs
 * may end.
 */
final class JobThreads extends JobExecutor {

    private static final System.Logger LOGGER = System.getLogger(JobThreads.class.getName());

    /** The pool has four threads and room for sixteen; a thread that just gives its permit back still counts there. */
    private static final int MOST_BATCHES = 16;

    /** The server gives a stopping deployment twenty seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ThreadFactory acquisitionThreads;
    private final ExecutorService pool;
    private final DomainClock clock;
    private final Clock realTime;
    private final Supplier<Optional<Instant>> nextDue;
    private final Runnable beforeFetching;
    private final Consumer<JobTiming> speedChanged;
    private final Semaphore permits = new Semaphore(MOST_BATCHES);

    private volatile boolean running;
    private volatile JobAcquisition acquisition;
    private JobTiming timing;

    /**
     * @param nextDue when the next job is due that nobody has taken yet
     * @param beforeFetching done on the acquisition's thread when something is due
     * @param speedChanged told once at the start and at each change of the clock's speed
     */
    JobThreads(
            ThreadFactory acquisitionThreads,
            ExecutorService pool,
            DomainClock clock,
            Clock realTime,
            Supplier<Optional<Instant>> nextDue,
            Runnable beforeFetching,
            Consumer<JobTiming> speedChanged) {
        this.acquisitionThreads = acquisitionThreads;
        this.pool = pool;
        this.clock = clock;
        this.realTime = realTime;
        this.nextDue = nextDue;
        this.beforeFetching = beforeFetching;
        this.speedChanged = speedChanged;
        this.rejectedJobsHandler = (jobIds, engine, executor) -> giveBack(jobIds, engine);
        keepTheClocksSpeed();
    }

    /** When due jobs were last looked for with success; empty while it is not running. */
    Optional<Instant> lastAcquisition() {
        return Optional.ofNullable(acquisition).map(JobAcquisition::lastSuccess);
    }

    /** Durations of the engine that are meant in real time follow the speed of the simulated clock. */
    void keepTheClocksSpeed() {
        if (timing == null || timing.speed() != clock.speed()) {
            timing = new JobTiming(clock.speed());
            setLockTimeInMillis(timing.lockMillis());
            setWaitTimeInMillis(timing.hintMillis());
            speedChanged.accept(timing);
        }
    }

    @Override
    public boolean isActive() {
        return running;
    }

    @Override
    public synchronized void start() {
        if (running) {
            return;
        }
        acquireJobsCmdFactory = new DefaultAcquireJobsCommandFactory(this);
        var pace = new AcquisitionPace(permits::availablePermits, nextDue, clock);
        acquisition = new JobAcquisition(this, pace, beforeFetching, realTime);
        acquireJobsRunnable = acquisition;
        running = true;
        startExecutingJobs();
    }

    @Override
    public synchronized void shutdown() {
        if (!running) {
            return;
        }
        acquisition.stop();
        stopExecutingJobs();
        running = false;
        awaitRunningJobs();
        acquisition = null;
    }

    @Override
    public void jobWasAdded() {
        var current = acquisition;
        if (running && current != null) {
            current.jobWasAdded();
        }
    }

    @Override
    protected void startExecutingJobs() {
        jobAcquisitionThread = acquisitionThreads.newThread(acquireJobsRunnable);
        jobAcquisitionThread.start();
    }

    @Override
    protected void stopExecutingJobs() {
        try {
            jobAcquisitionThread.join(PATIENCE.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void executeJobs(List<String> jobIds, ProcessEngineImpl engine) {
        if (!permits.tryAcquire()) {
            rejectedJobsHandler.jobsRejected(jobIds, engine, this);
            return;
        }
        try {
            pool.execute(() -> run(jobIds, engine));
        } catch (RejectedExecutionException full) {
            permits.release();
            rejectedJobsHandler.jobsRejected(jobIds, engine, this);
        }
    }

    private void run(List<String> jobIds, ProcessEngineImpl engine) {
        try {
            // Gives the jobs back unrun when the executor has stopped meanwhile.
            getExecuteJobsRunnable(jobIds, engine).run();
        } finally {
            permits.release();
            jobWasAdded();
        }
    }

    /** A job that stayed locked would wait until its lock ends. */
    private static void giveBack(List<String> jobIds, ProcessEngineImpl engine) {
        var commands = engine.getProcessEngineConfiguration().getCommandExecutorTxRequired();
        for (String jobId : jobIds) {
            try {
                commands.execute(new UnlockJobCmd(jobId));
            } catch (RuntimeException failed) {
                LOGGER.log(WARNING, "job " + jobId + " could not be given back and waits until its lock ends", failed);
            }
        }
    }

    private void awaitRunningJobs() {
        try {
            if (permits.tryAcquire(MOST_BATCHES, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                permits.release(MOST_BATCHES);
            } else {
                LOGGER.log(
                        INFO,
                        "{0} batches of jobs are still running; they are rolled back and tried again at the next start",
                        MOST_BATCHES - permits.availablePermits());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
