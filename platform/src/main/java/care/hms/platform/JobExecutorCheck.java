package care.hms.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.Readiness;

/** Ready only while due timers are being picked up. */
@Readiness
@ApplicationScoped
class JobExecutorCheck extends ProbeCheck {

    @Inject
    JobExecutorCheck(Instance<JobExecutorProbe> probes) {
        super("job-executor", probes);
    }

    /** For the container's proxy. */
    protected JobExecutorCheck() {
        super(null, null);
    }
}
