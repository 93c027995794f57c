package care.hms.simulator.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program behind {@code ./run bench lag}. */
@Command(
        name = "lag",
        description = "Measures how late no-shows are committed while very many timers wait, on a demo system in real "
                + "time that is thrown away afterwards. Exit codes: 0 targets met, 1 missed or not measured.")
public final class LagBench extends BenchCommand {

    private static final Duration IDLE = Duration.ofSeconds(60);

    /** Until the compilers of a server that has just started, and made a hundred thousand rows, are at rest. */
    private static final Duration SETTLE_DOWN = Duration.ofMinutes(3);

    /** The same after the metrics were read many times in a row. */
    private static final Duration SETTLE_DOWN_AGAIN = Duration.ofSeconds(30);

    private static final Duration LEAD = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration FAR_AWAY = Duration.ofDays(30);
    private static final int ONE_PATIENT = 1;

    private final Clock realTime;

    @Option(names = "--waiting", description = "timers that wait beside (default: ${DEFAULT-VALUE})")
    private int waiting = 100_000;

    @Option(names = "--measured", description = "appointments that become due (default: ${DEFAULT-VALUE})")
    private int measured = 1_000;

    @Option(names = "--per-second", description = "how many become due in a second (default: ${DEFAULT-VALUE})")
    private int perSecond = 5;

    @Option(names = "--seed", description = "of the random due instants (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    private LagBench(BenchSystem system) {
        super(system);
        this.realTime = system.realTime();
    }

    /** Measures once and ends the program with its exit code. */
    public static void main(String[] args) {
        run(LagBench::new, args);
    }

    @Override
    protected Report measure(Connection database) throws SQLException, InterruptedException {
        try (var listening = system.connect()) {
            return measure(database, listening);
        }
    }

    private LagReport measure(Connection database, Connection listening) throws SQLException, InterruptedException {
        system.say("booking " + (measured + 1) + " appointments");
        var appointments = new Reception(system.signIn("reception"))
                .book(
                        measured + 1,
                        LocalDate.now(realTime.withZone(ZoneOffset.UTC)).plusDays(3));
        system.say("cloning one of them " + waiting + " times");
        var timers = new WaitingTimers(database, appointments.get(0), ONE_PATIENT);
        timers.add(waiting, realTime.instant().plus(FAR_AWAY));
        var waitingNow = timers.count();

        system.say("letting it settle down for " + SETTLE_DOWN.toMinutes()
                + " minutes, then measuring the idle system for " + IDLE.toSeconds() + " s");
        TimeUnit.MILLISECONDS.sleep(SETTLE_DOWN.toMillis());
        var idle = idle(database);
        var scraped = scraped(database);

        var commits = new Commits(listening, realTime);
        commits.listen();
        var due = dueInstants(appointments.subList(1, appointments.size()));
        timers.moveDeadlines(due);
        var last = due.values().stream().max(Instant::compareTo).orElseThrow();
        system.say("waiting for " + measured + " no-shows, the last is due at " + last.truncatedTo(ChronoUnit.SECONDS));
        var heard = commits.await(due.keySet(), last.plus(PATIENCE));

        var lags = new ArrayList<Duration>();
        heard.forEach((appointment, at) -> Optional.ofNullable(due.get(appointment))
                .ifPresent(instant -> lags.add(Duration.between(instant, at))));
        return new LagReport(conditions(database, waitingNow), lags, due.size() - lags.size(), idle, scraped);
    }

    /** Whole milliseconds, as the engine keeps them; at random, so that they fall into no step with any poll. */
    private Map<UUID, Instant> dueInstants(List<UUID> appointments) {
        var random = new SplittableRandom(seed);
        var from = realTime.instant().plus(LEAD).truncatedTo(ChronoUnit.MILLIS);
        var millis = TimeUnit.SECONDS.toMillis(Math.max(1, appointments.size() / perSecond));
        var due = new HashMap<UUID, Instant>();
        appointments.forEach(appointment -> due.put(appointment, from.plusMillis(random.nextLong(millis))));
        return due;
    }

    private Optional<LagReport.Idle> idle(Connection database) throws SQLException, InterruptedException {
        var server = system.serverPid();
        if (server.isEmpty() || !CpuTime.isKnown()) {
            return Optional.empty();
        }
        var backend = Long.parseLong(BenchSystem.show(database, "select pg_backend_pid()"));
        var serverBefore = CpuTime.of(server.get());
        var databaseBefore = CpuTime.ofFamily(backend);
        TimeUnit.MILLISECONDS.sleep(IDLE.toMillis());
        return Optional.of(new LagReport.Idle(
                share(CpuTime.between(serverBefore, CpuTime.of(server.get()))),
                share(CpuTime.between(databaseBefore, CpuTime.ofFamily(backend)))));
    }

    /** The same while somebody reads the metrics, as Prometheus does; a first time before, as nothing is quick at once. */
    private Optional<LagReport.Idle> scraped(Connection database) throws SQLException, InterruptedException {
        var metrics = system.metrics();
        if (metrics.isEmpty()) {
            return Optional.empty();
        }
        system.say("measuring it once more while its metrics are read");
        try (var reader = metrics.get()) {
            reader.warmUp();
            TimeUnit.MILLISECONDS.sleep(SETTLE_DOWN_AGAIN.toMillis());
            reader.begin();
            return idle(database);
        }
    }

    private static double share(Duration used) {
        return (double) used.toMillis() / IDLE.toMillis();
    }

    private List<String> conditions(Connection database, long waitingNow) throws SQLException {
        var conditions = new ArrayList<String>();
        conditions.add(waitingNow + " timers waiting, " + perSecond + " due in a second, seed " + seed);
        conditions.addAll(BenchSystem.conditions(database));
        conditions.add("the commit counts when another connection hears of it");
        return conditions;
    }
}
