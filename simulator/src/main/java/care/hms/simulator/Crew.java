package care.hms.simulator;

import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A bounded number of people who load the clinic's data at the same time. */
final class Crew implements AutoCloseable {
    private final ExecutorService hands;
    private final Progress progress;

    Crew(int size, Progress progress) {
        this.hands = Executors.newFixedThreadPool(size);
        this.progress = progress;
    }

    /** Does the work for every item, in no particular order; returns when all is done, or throws the first failure. */
    <T> void each(String what, Collection<T> items, Consumer<T> work) {
        var done = new AtomicInteger();
        var tasks = items.stream()
                .map(item -> (Callable<Void>) () -> {
                    work.accept(item);
                    progress.show("loading: %s %d/%d".formatted(what, done.incrementAndGet(), items.size()));
                    return null;
                })
                .toList();
        try {
            for (var result : hands.invokeAll(tasks)) {
                result.get();
            }
        } catch (InterruptedException interrupted) {
            throw new Stopped();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(failed.getCause());
        }
    }

    @Override
    public void close() {
        hands.shutdownNow();
    }
}
