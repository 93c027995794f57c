package care.hms.platform;

import jakarta.enterprise.inject.Instance;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;

/** A health check that asks every probe of its kind. What cannot be asked, or is not there, is not healthy. */
abstract class ProbeCheck implements HealthCheck {

    private static final Logger LOGGER = System.getLogger(ProbeCheck.class.getName());

    private final String name;
    private final Instance<? extends Probe> probes;

    ProbeCheck(String name, Instance<? extends Probe> probes) {
        this.name = name;
        this.probes = probes;
    }

    @Override
    public HealthCheckResponse call() {
        var facts = new LinkedHashMap<String, Object>();
        var failures = new ArrayList<String>();
        if (probes.isUnsatisfied()) {
            failures.add("not deployed");
        }
        probes.forEach(probe -> ask(probe, facts).ifPresent(failures::add));
        if (!failures.isEmpty()) {
            facts.put("failure", String.join("; ", failures));
        }
        return new HealthCheckResponse(name, failures.isEmpty() ? Status.UP : Status.DOWN, Optional.of(facts));
    }

    private Optional<String> ask(Probe probe, Map<String, Object> facts) {
        try {
            var failure = probe.failure();
            facts.putAll(probe.facts());
            return failure;
        } catch (RuntimeException unanswered) {
            LOGGER.log(Level.WARNING, "health check {0} got no answer: {1}", name, unanswered.toString());
            return Optional.of("no answer: " + unanswered.getClass().getSimpleName());
        }
    }
}
