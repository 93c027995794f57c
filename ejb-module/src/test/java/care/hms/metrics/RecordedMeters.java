package care.hms.metrics;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Snapshot;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/** Meters that tell a test what they were told; a series is called {@code name{label=value,label=value}}. */
final class RecordedMeters extends Meters {

    final Map<String, Count> counters = new ConcurrentHashMap<>();
    final Map<String, Durations> timers = new ConcurrentHashMap<>();
    final Map<String, Supplier<Double>> gauges = new ConcurrentHashMap<>();

    @Override
    public Counter counter(String name, String help, Tag... labels) {
        return counters.computeIfAbsent(series(name, labels), none -> new Count());
    }

    @Override
    public Timer timer(String name, String help, Tag... labels) {
        return timers.computeIfAbsent(series(name, labels), none -> new Durations());
    }

    @Override
    void gauge(String name, String unit, String help, Supplier<Double> value, Tag... labels) {
        gauges.put(series(name, labels), value);
    }

    long count(String series) {
        return counters.get(series).getCount();
    }

    List<Duration> durations(String series) {
        return timers.get(series).all;
    }

    double gauge(String series) {
        return gauges.get(series).get();
    }

    private static String series(String name, Tag... labels) {
        return Arrays.stream(labels)
                .sorted(Comparator.comparing(Tag::getTagName))
                .map(label -> label.getTagName() + "=" + label.getTagValue())
                .collect(Collectors.joining(",", name + "{", "}"));
    }

    static class Count implements Counter {

        private final AtomicLong value = new AtomicLong();

        @Override
        public void inc() {
            inc(1);
        }

        @Override
        public void inc(long more) {
            value.addAndGet(more);
        }

        @Override
        public long getCount() {
            return value.get();
        }
    }

    static final class Durations implements Timer {

        private final List<Duration> all = new CopyOnWriteArrayList<>();

        @Override
        public void update(Duration duration) {
            all.add(duration);
        }

        @Override
        public <T> T time(Callable<T> event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void time(Runnable event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Context time() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Duration getElapsedTime() {
            return all.stream().reduce(Duration.ZERO, Duration::plus);
        }

        @Override
        public long getCount() {
            return all.size();
        }

        @Override
        public Snapshot getSnapshot() {
            throw new UnsupportedOperationException();
        }
    }
}
