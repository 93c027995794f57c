package care.hms.workflow;

import java.time.Clock;
import java.time.Instant;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionStrategy;
import org.camunda.bpm.engine.impl.jobexecutor.SequentialJobAcquisitionRunnable;

/**
 * Fetches due jobs at the pace of {@link AcquisitionPace}. The engine's own loop forgets a hint that comes while it
 * looks for jobs and then sleeps through it; this one counts hints, and sleeps only if none came since it looked.
 */
final class JobAcquisition extends SequentialJobAcquisitionRunnable {

    private final JobThreads threads;
    private final AcquisitionPace pace;
    private final Runnable beforeFetching;
    private final Clock realTime;

    private long hints;
    private long hintsSeen;
    private volatile Instant lastSuccess;

    JobAcquisition(JobThreads threads, AcquisitionPace pace, Runnable beforeFetching, Clock realTime) {
        super(threads);
        this.threads = threads;
        this.pace = pace;
        this.beforeFetching = beforeFetching;
        this.realTime = realTime;
        this.lastSuccess = realTime.instant();
    }

    /** When it last looked for due jobs and got an answer, in real time. */
    Instant lastSuccess() {
        return lastSuccess;
    }

    @Override
    protected JobAcquisitionStrategy initializeAcquisitionStrategy() {
        return pace;
    }

    @Override
    protected AcquiredJobs acquireJobs(
            JobAcquisitionContext cycle, JobAcquisitionStrategy strategy, ProcessEngineImpl engine) {
        synchronized (MONITOR) {
            hintsSeen = hints;
        }
        threads.keepTheClocksSpeed();
        var wanted = strategy.getNumJobsToAcquire(engine.getName());
        var acquired = wanted == 0 || pace.isSomethingDue()
                ? fetch(cycle, strategy, engine, wanted)
                : none(cycle, engine, wanted);
        if (wanted > 0) {
            lastSuccess = realTime.instant();
        }
        return acquired;
    }

    private AcquiredJobs fetch(
            JobAcquisitionContext cycle, JobAcquisitionStrategy strategy, ProcessEngineImpl engine, int wanted) {
        if (wanted > 0) {
            beforeFetching.run();
        }
        return super.acquireJobs(cycle, strategy, engine);
    }

    private static AcquiredJobs none(JobAcquisitionContext cycle, ProcessEngineImpl engine, int wanted) {
        var none = new AcquiredJobs(wanted);
        cycle.submitAcquiredJobs(engine.getName(), none);
        return none;
    }

    /** The pace's wait counts from now; the parameter is that wait less the time which the look itself has taken. */
    @Override
    protected void suspendAcquisition(long ignored) {
        var millis = pace.getWaitTime();
        synchronized (MONITOR) {
            if (millis <= 0 || isInterrupted || hints != hintsSeen) {
                return;
            }
            isWaiting.set(true);
            try {
                MONITOR.wait(millis);
            } catch (InterruptedException stopping) {
                // Only the container interrupts its threads, when it ends them.
                Thread.currentThread().interrupt();
                isInterrupted = true;
            } finally {
                isWaiting.set(false);
            }
        }
    }

    @Override
    public void jobWasAdded() {
        super.jobWasAdded();
        synchronized (MONITOR) {
            hints++;
            MONITOR.notifyAll();
        }
    }
}
