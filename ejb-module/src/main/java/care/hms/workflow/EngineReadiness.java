package care.hms.workflow;

import care.hms.platform.EngineProbe;
import care.hms.process.AppointmentLifecycle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;

/** Ready while the engine runs and new appointments can get an instance. */
@ApplicationScoped
class EngineReadiness implements EngineProbe {

    private final RunningEngine running;

    @Inject
    EngineReadiness(RunningEngine running) {
        this.running = running;
    }

    /** For the container's proxy. */
    protected EngineReadiness() {
        this(null);
    }

    @Override
    public Optional<String> failure() {
        return running.find().map(EngineReadiness::failureOf).orElse(Optional.of("the process engine is not running"));
    }

    private static Optional<String> failureOf(ProcessEngine engine) {
        var active = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(AppointmentLifecycle.PROCESS_ID)
                .latestVersion()
                .active()
                .count();
        return active > 0
                ? Optional.empty()
                : Optional.of("process " + AppointmentLifecycle.PROCESS_ID + " is suspended or not deployed");
    }
}
