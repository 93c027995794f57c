package care.hms.workflow;

import care.hms.platform.StartupProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Started once the engine has been built and the model deployed. */
@ApplicationScoped
class EngineStartup implements StartupProbe {

    private final RunningEngine running;

    @Inject
    EngineStartup(RunningEngine running) {
        this.running = running;
    }

    /** For the container's proxy. */
    protected EngineStartup() {
        this(null);
    }

    @Override
    public Optional<String> failure() {
        return running.find().isPresent() ? Optional.empty() : Optional.of("the process engine has not started");
    }
}
