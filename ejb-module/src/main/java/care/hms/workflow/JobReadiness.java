package care.hms.workflow;

import care.hms.RealTime;
import care.hms.platform.JobExecutorProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Ready while due jobs are being looked for, which happens every two real seconds at the least. */
@ApplicationScoped
class JobReadiness implements JobExecutorProbe {

    private static final Duration TOO_LONG = Duration.ofSeconds(5);

    private final RunningEngine running;
    private final Clock realTime;

    @Inject
    JobReadiness(RunningEngine running, @RealTime Clock realTime) {
        this.running = running;
        this.realTime = realTime;
    }

    /** For the container's proxy. */
    protected JobReadiness() {
        this(null, null);
    }

    @Override
    public Optional<String> failure() {
        var last = running.lastAcquisition();
        if (last.isEmpty()) {
            return Optional.of("the job executor is not running");
        }
        var age = Duration.between(last.get(), realTime.instant());
        return age.compareTo(TOO_LONG) <= 0
                ? Optional.empty()
                : Optional.of("no due jobs were looked for in the last " + age.toSeconds() + " s");
    }

    @Override
    public Map<String, String> facts() {
        return running.lastAcquisition()
                .map(last -> Map.of("lastAcquisition", last.toString()))
                .orElse(Map.of());
    }
}
