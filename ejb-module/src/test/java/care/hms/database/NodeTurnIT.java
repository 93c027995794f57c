package care.hms.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two nodes are two connections. */
@Timeout(60)
class NodeTurnIT {

    private final TestDatabase database = TestDatabase.shared();
    private final NodeTurn turn = new NodeTurn(database.application());

    @Test
    void theSecondBeginsWhenTheFirstHasEnded() throws Exception {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var order = new StringBuffer();
        var first = CompletableFuture.runAsync(() -> turn.take(() -> {
            order.append("first begins, ");
            begun.countDown();
            awaitUninterrupted(mayEnd);
            order.append("first ends, ");
        }));
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        var second = CompletableFuture.runAsync(() -> turn.take(() -> order.append("second")));
        database.awaitWaiting("pg_advisory_lock");
        mayEnd.countDown();
        CompletableFuture.allOf(first, second).get(30, TimeUnit.SECONDS);
        assertThat(order).hasToString("first begins, first ends, second");
    }

    @Test
    void workThatFailsGivesTheTurnOn() {
        assertThatThrownBy(() -> turn.take(() -> {
                    throw new IllegalStateException("half started");
                }))
                .hasMessage("half started");
        var done = new CountDownLatch(1);
        turn.take(done::countDown);
        assertThat(done.getCount()).isZero();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
