package care.hms.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetadataBuilder;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/**
 * Gives out meters. Prometheus shows a counter with {@code _total} behind its name, and the unit behind that of a timer
 * or gauge. Buckets stand in microprofile-config.properties of the module {@code platform}.
 */
@ApplicationScoped
public class Meters {

    /** The unit of durations and of instants. */
    static final String SECONDS = "seconds";

    private final MetricRegistry registry;

    @Inject
    Meters(MetricRegistry registry) {
        this.registry = registry;
    }

    /** For the container's proxy. */
    protected Meters() {
        this(null);
    }

    /** The one counter with this name and these labels, whose values must be few. */
    public Counter counter(String name, String help, Tag... labels) {
        return registry.counter(metadata(name, help).build(), labels);
    }

    /** The one histogram of durations with this name and these labels, whose values must be few. */
    public Timer timer(String name, String help, Tag... labels) {
        return registry.timer(metadata(name, help).build(), labels);
    }

    /** What the value is now, whenever somebody looks; NaN when nobody knows. */
    void gauge(String name, String unit, String help, Supplier<Double> value, Tag... labels) {
        registry.gauge(metadata(name, help).withUnit(unit).build(), value, labels);
    }

    private static MetadataBuilder metadata(String name, String help) {
        return Metadata.builder().withName(name).withDescription(help);
    }
}
