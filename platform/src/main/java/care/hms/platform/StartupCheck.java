package care.hms.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.Startup;

/** Started once migrations and engine are through. */
@Startup
@ApplicationScoped
class StartupCheck extends ProbeCheck {

    @Inject
    StartupCheck(Instance<StartupProbe> probes) {
        super("startup", probes);
    }

    /** For the container's proxy. */
    protected StartupCheck() {
        super(null, null);
    }
}
