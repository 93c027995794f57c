package care.hms.workflow;

import care.hms.clock.ClockChanged;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.interceptor.Interceptor;
import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;

/** The engine and its jobs while they run, for those who speak to them. */
@ApplicationScoped
class RunningEngine {

    private volatile ProcessEngine engine;
    private volatile JobThreads jobs;

    void started(ProcessEngine built, JobThreads itsJobs) {
        engine = built;
        jobs = itsJobs;
    }

    void stopped() {
        engine = null;
        jobs = null;
    }

    Optional<ProcessEngine> find() {
        return Optional.ofNullable(engine);
    }

    RuntimeService runtime() {
        return require().getRuntimeService();
    }

    ManagementService management() {
        return require().getManagementService();
    }

    private ProcessEngine require() {
        return find().orElseThrow(() -> new IllegalStateException("the process engine is not running"));
    }

    /** When due jobs were last looked for with success, in real time; empty while none are looked for. */
    Optional<Instant> lastAcquisition() {
        return Optional.ofNullable(jobs).flatMap(JobThreads::lastAcquisition);
    }

    /** The clock jumped or was set going: what was far away may be due now. After the clock itself has heard of it. */
    void onClockChanged(
            @Observes(during = TransactionPhase.AFTER_SUCCESS) @Priority(Interceptor.Priority.LIBRARY_AFTER)
                    ClockChanged event) {
        var waiting = jobs;
        if (waiting != null) {
            waiting.jobWasAdded();
        }
    }
}
