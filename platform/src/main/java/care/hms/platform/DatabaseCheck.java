package care.hms.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.Readiness;

/** Ready only while the database answers. */
@Readiness
@ApplicationScoped
class DatabaseCheck extends ProbeCheck {

    @Inject
    DatabaseCheck(Instance<DatabaseProbe> probes) {
        super("database", probes);
    }

    /** For the container's proxy. */
    protected DatabaseCheck() {
        super(null, null);
    }
}
