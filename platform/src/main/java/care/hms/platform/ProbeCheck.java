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

/** A health check that asks every probe of its kind. What cannot be asked is not healthy. */
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
        Optional<String> failure;
        try {
            failure = ask(facts);
        } catch (RuntimeException unanswered) {
            LOGGER.log(Level.WARNING, "health check {0} got no answer: {1}", name, unanswered.toString());
            failure = Optional.of("no answer: " + unanswered.getClass().getSimpleName());
        }
        failure.ifPresent(reason -> facts.put("failure", reason));
        return new HealthCheckResponse(name, failure.isEmpty() ? Status.UP : Status.DOWN, Optional.of(facts));
    }

    private Optional<String> ask(Map<String, Object> facts) {
        if (probes.isUnsatisfied()) {
            return Optional.of("not deployed");
        }
        var failures = new ArrayList<String>();
        for (var probe : probes) {
            probe.failure().ifPresent(failures::add);
            facts.putAll(probe.facts());
        }
        return failures.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", failures));
    }
}
