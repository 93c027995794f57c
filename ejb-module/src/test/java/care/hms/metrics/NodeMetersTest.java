package care.hms.metrics;

import static care.hms.Clinic.at;
import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;

import care.hms.HandSetClock;
import care.hms.database.ConnectionPool;
import care.hms.notification.Channel;
import care.hms.notification.DeliveryFigures;
import care.hms.platform.DomainClock;
import care.hms.platform.JobFigures;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NodeMetersTest {

    private static final Instant REAL = Instant.parse("2026-11-01T10:00:00Z");

    private final RecordedMeters shown = new RecordedMeters();
    private final Figures figures = new Figures();
    private final Pool pool = new Pool();
    private final Deliveries deliveries = new Deliveries();
    private final Jobs jobs = new Jobs();
    private final NodeMeters node =
            new NodeMeters(shown, figures, pool, deliveries, jobs, new Domain(), new HandSetClock(REAL));

    @BeforeEach
    void register() {
        node.register();
    }

    @Test
    void thePoolIsShownAsTheServerTellsOfIt() {
        assertThat(shown.gauge("hms_datasource_connections{state=in_use}")).isEqualTo(3);
        assertThat(shown.gauge("hms_datasource_connections{state=available}")).isEqualTo(43);
        assertThat(shown.gauge("hms_datasource_connections_max{}")).isEqualTo(46);
    }

    @Test
    void whatTheServerDoesNotTellIsNotKnown() {
        pool.usage = Optional.empty();
        jobs.last = Optional.empty();
        node.refresh();

        assertThat(shown.gauge("hms_datasource_connections{state=in_use}")).isNaN();
        assertThat(shown.gauge("hms_datasource_connections_max{}")).isNaN();
        assertThat(shown.gauge("hms_engine_acquisition_age{}")).isNaN();
        assertThat(shown.count("hms_datasource_waits{}")).isZero();
    }

    @Test
    void clockAcquisitionAndDatabaseAreThoseOfTheMoment() {
        assertThat(shown.gauge("hms_clock_timestamp{}")).isEqualTo(at("09:30").toEpochMilli() / 1000.0);
        assertThat(shown.gauge("hms_engine_acquisition_age{}")).isEqualTo(1.5);
        assertThat(shown.gauge("hms_database_up{}")).isEqualTo(1);
        figures.known = false;
        assertThat(shown.gauge("hms_database_up{}")).isZero();
    }

    @Test
    void countersFollowWhatOthersHaveCounted() {
        node.refresh();
        assertThat(shown.count("hms_datasource_waits{}")).isEqualTo(5);
        assertThat(shown.count("hms_deliveries{channel=sms,outcome=accepted}")).isEqualTo(2);
        assertThat(shown.count("hms_deliveries{channel=email,outcome=refused}")).isZero();

        pool.usage = Optional.of(new ConnectionPool.Usage(3, 43, 46, 6));
        deliveries.counts = Map.of(
                new DeliveryFigures.Figure(Channel.SMS, "ACCEPTED"), 3L,
                new DeliveryFigures.Figure(Channel.EMAIL, "REFUSED"), 1L);
        node.refresh();
        node.refresh();

        assertThat(shown.count("hms_datasource_waits{}")).isEqualTo(6);
        assertThat(shown.count("hms_deliveries{channel=sms,outcome=accepted}")).isEqualTo(3);
        assertThat(shown.count("hms_deliveries{channel=email,outcome=refused}")).isOne();
        assertThat(shown.counters).hasSize(2 * 4 + 1);
    }

    /** The first one stands between reading a counter and adding to it; were the second let in, it would add the same. */
    @Test
    void twoScrapesAtOnceDoNotCountTwice() {
        var waits = new SlowCount();
        shown.counters.put("hms_datasource_waits{}", waits);

        CompletableFuture.allOf(runAsync(node::refresh), runAsync(node::refresh))
                .orTimeout(30, TimeUnit.SECONDS)
                .join();

        assertThat(waits.getCount()).isEqualTo(5);
    }

    /** Answers a reader when another one has come as well, or does not come. */
    private static final class SlowCount extends RecordedMeters.Count {

        private final CountDownLatch readers = new CountDownLatch(2);

        @Override
        public long getCount() {
            var read = super.getCount();
            readers.countDown();
            try {
                readers.await(500, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return read;
        }
    }

    private static final class Figures extends CurrentFigures {

        private boolean known = true;

        @Override
        boolean areKnown() {
            return known;
        }
    }

    private static final class Pool extends ConnectionPool {

        private Optional<Usage> usage = Optional.of(new Usage(3, 43, 46, 5));

        @Override
        public Optional<Usage> usage() {
            return usage;
        }
    }

    private static final class Deliveries extends DeliveryFigures {

        private Map<Figure, Long> counts = Map.of(new Figure(Channel.SMS, "ACCEPTED"), 2L);

        @Override
        public Map<Figure, Long> counts() {
            return counts;
        }
    }

    private static final class Jobs implements JobFigures {

        private Optional<Instant> last = Optional.of(REAL.minusMillis(1500));

        @Override
        public Backlog backlog(Instant now) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Instant> lastAcquisition() {
            return last;
        }
    }

    private static final class Domain implements DomainClock {

        @Override
        public Instant now() {
            return at("09:30");
        }

        @Override
        public int speed() {
            return 1;
        }

        @Override
        public Instant realNow() {
            return now();
        }

        @Override
        public boolean running() {
            return true;
        }

        @Override
        public boolean simulated() {
            return true;
        }
    }
}
