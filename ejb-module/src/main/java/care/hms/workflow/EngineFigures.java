package care.hms.workflow;

import care.hms.platform.JobFigures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** What the engine's tables and this node's acquisition tell of the jobs. */
@ApplicationScoped
class EngineFigures implements JobFigures {

    private final RunningEngine running;
    private final JpaJobs jobs;

    @Inject
    EngineFigures(RunningEngine running, JpaJobs jobs) {
        this.running = running;
        this.jobs = jobs;
    }

    /** For the container's proxy. */
    protected EngineFigures() {
        this(null, null);
    }

    @Override
    public Backlog backlog(Instant now) {
        var backlog = jobs.backlog(now);
        return new Backlog(backlog.due(), jobs.nextDue(now).filter(due -> !due.isAfter(now)), backlog.incidents());
    }

    @Override
    public Optional<Instant> lastAcquisition() {
        return running.lastAcquisition();
    }
}
