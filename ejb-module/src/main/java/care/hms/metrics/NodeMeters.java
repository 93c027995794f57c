package care.hms.metrics;

import care.hms.RealTime;
import care.hms.database.ConnectionPool;
import care.hms.notification.Channel;
import care.hms.notification.DeliveryFigures;
import care.hms.platform.DomainClock;
import care.hms.platform.JobFigures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Tag;

/** How this node stands: its clock, its view of the database, its jobs, its deliveries. */
@ApplicationScoped
class NodeMeters {

    private static final double MILLIS = 1000;
    private static final List<Channel> OUTSIDE = List.of(Channel.SMS, Channel.EMAIL);
    private static final List<String> OUTCOMES = List.of("ACCEPTED", "FAILED", "REFUSED", "SUPPRESSED");

    private final Meters meters;
    private final CurrentFigures figures;
    private final ConnectionPool pool;
    private final DeliveryFigures deliveries;
    private final JobFigures jobs;
    private final DomainClock clock;
    private final Clock realTime;

    @Inject
    NodeMeters(
            Meters meters,
            CurrentFigures figures,
            ConnectionPool pool,
            DeliveryFigures deliveries,
            JobFigures jobs,
            DomainClock clock,
            @RealTime Clock realTime) {
        this.meters = meters;
        this.figures = figures;
        this.pool = pool;
        this.deliveries = deliveries;
        this.jobs = jobs;
        this.clock = clock;
        this.realTime = realTime;
    }

    /** For the container's proxy. */
    protected NodeMeters() {
        this(null, null, null, null, null, null, null);
    }

    void register() {
        meters.gauge(
                "hms_clock_timestamp",
                Meters.SECONDS,
                "The domain's present: real time, unless it is simulated",
                () -> clock.now().toEpochMilli() / MILLIS);
        meters.gauge(
                "hms_database_up",
                null,
                "1 when the database answered this node's last question for figures, else 0",
                () -> figures.areKnown() ? 1.0 : 0.0);
        meters.gauge(
                "hms_engine_acquisition_age",
                Meters.SECONDS,
                "How long ago this node last looked for due jobs with success",
                this::acquisitionAge);
        connections("in_use", ConnectionPool.Usage::inUse);
        connections("available", ConnectionPool.Usage::available);
        meters.gauge(
                "hms_datasource_connections_max",
                null,
                "The most connections that this node may open",
                () -> pool(ConnectionPool.Usage::max));
    }

    private void connections(String state, Function<ConnectionPool.Usage, Integer> of) {
        meters.gauge(
                "hms_datasource_connections",
                null,
                "Connections of this node's pool: in use, or still to be had",
                () -> pool(of),
                new Tag("state", state));
    }

    private double pool(Function<ConnectionPool.Usage, Integer> of) {
        return pool.usage().map(of).map(Integer::doubleValue).orElse(Double.NaN);
    }

    private double acquisitionAge() {
        return jobs.lastAcquisition()
                .map(last -> Duration.between(last, realTime.instant()).toMillis() / MILLIS)
                .orElse(Double.NaN);
    }

    /** Brings counters up to what others have counted; two scrapes at once must not add the same twice. */
    synchronized void refresh() {
        var counts = deliveries.counts();
        for (var channel : OUTSIDE) {
            for (var outcome : OUTCOMES) {
                catchUp(
                        meters.counter(
                                "hms_deliveries",
                                "Attempts of this node's relay to deliver a message that ended so",
                                Label.of("channel", channel),
                                new Tag("outcome", outcome.toLowerCase(Locale.ROOT))),
                        counts.getOrDefault(new DeliveryFigures.Figure(channel, outcome), 0L));
            }
        }
        catchUp(
                meters.counter("hms_datasource_waits", "Requests that had to wait for a connection"),
                pool.usage().map(ConnectionPool.Usage::waits).orElse(0));
    }

    private static void catchUp(Counter counter, long count) {
        counter.inc(Math.max(0, count - counter.getCount()));
    }
}
