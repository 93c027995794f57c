package care.hms;

import care.hms.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets several transactions begin, each on its own connection, and releases them at the same moment. */
public final class AtOnce {

    private static final int SECONDS = 60;

    private AtOnce() {}

    /** How one of them ended: its answer, or what it threw. */
    public record Ended<T>(T answer, Throwable failure) {

        /** The stable code of what the domain refused; null for an answer. Anything else that was thrown is no outcome. */
        public String code() {
            if (failure == null) {
                return null;
            }
            if (failure instanceof DomainFailure refused) {
                return refused.code();
            }
            throw new AssertionError("neither an answer nor a refusal", failure);
        }
    }

    /** Every one in a transaction of its own; answers in the order of the arguments. */
    public static <T> List<Ended<T>> inTransactions(TestDatabase database, List<Supplier<T>> acts)
            throws InterruptedException {
        var ready = new CountDownLatch(acts.size());
        var go = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(acts.size());
        try {
            var running = new ArrayList<Future<T>>();
            for (var act : acts) {
                Callable<T> whenReleased = () -> database.inTransaction(() -> {
                    database.entities().createNativeQuery("select 1").getSingleResult();
                    ready.countDown();
                    await(go);
                    return act.get();
                });
                running.add(threads.submit(whenReleased));
            }
            await(ready);
            go.countDown();
            var ended = new ArrayList<Ended<T>>();
            for (var one : running) {
                ended.add(end(one));
            }
            return ended;
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> Ended<T> end(Future<T> running) throws InterruptedException {
        try {
            return new Ended<>(running.get(), null);
        } catch (ExecutionException e) {
            return new Ended<>(null, e.getCause());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("not all of them came as far as the start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
