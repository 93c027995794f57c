package care.hms.notification;

import care.hms.notification.Delivery.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** What this node's relay has done since its start, for whoever publishes metrics. */
@ApplicationScoped
public class DeliveryFigures {

    private final Map<Figure, LongAdder> counts = new ConcurrentHashMap<>();

    /** One counter: attempts by that channel that ended so. */
    public record Figure(Channel channel, String outcome) {}

    void count(Channel channel, Outcome outcome) {
        counts.computeIfAbsent(new Figure(channel, outcome.name()), none -> new LongAdder())
                .increment();
    }

    /** All counters that are not zero; each only ever grows. */
    public Map<Figure, Long> counts() {
        return counts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, count -> count.getValue()
                .sum()));
    }
}
