package care.hms.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.Readiness;

/** Ready only while the process engine is up. */
@Readiness
@ApplicationScoped
class EngineCheck extends ProbeCheck {

    @Inject
    EngineCheck(Instance<EngineProbe> probes) {
        super("engine", probes);
    }

    /** For the container's proxy. */
    protected EngineCheck() {
        super(null, null);
    }
}
