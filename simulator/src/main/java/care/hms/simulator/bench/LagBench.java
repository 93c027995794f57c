package care.hms.simulator.bench;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
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
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The program behind {@code ./run bench lag}. Where the system is stands in the environment: HMS_URL,
 * HMS_SYSTEM_PASSWORD, POSTGRESQL_HOST, POSTGRESQL_PORT, POSTGRESQL_DATABASE, POSTGRESQL_OWNER_USER,
 * POSTGRESQL_OWNER_PASSWORD and, for the share of the processor, HMS_SERVER_PID and
 * HMS_METRICS_TOKEN.
 */
@Command(
        name = "lag",
        description = "Measures how late no-shows are committed while very many timers wait, on a demo system in real "
                + "time that is thrown away afterwards. Exit codes: 0 targets met, 1 missed or not measured.")
public final class LagBench implements Callable<Integer> {

    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration SETTLE_DOWN = Duration.ofSeconds(20);
    private static final Duration LEAD = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, String> environment;
    private final Clock realTime;

    @Option(names = "--waiting", description = "timers that wait beside (default: ${DEFAULT-VALUE})")
    private int waiting = 100_000;

    @Option(names = "--measured", description = "appointments that become due (default: ${DEFAULT-VALUE})")
    private int measured = 1_000;

    @Option(names = "--per-second", description = "how many become due in a second (default: ${DEFAULT-VALUE})")
    private int perSecond = 5;

    @Option(names = "--seed", description = "of the random due instants (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this and end")
    @SuppressWarnings("UnusedVariable") // its presence is all that the command line asks for
    private boolean help;

    private LagBench(Map<String, String> environment, Clock realTime) {
        this.environment = environment;
        this.realTime = realTime;
    }

    /** Measures once and ends the program with its exit code. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new LagBench(System.getenv(), Clock.systemUTC())).execute(args));
    }

    @Override
    public Integer call() throws SQLException, InterruptedException {
        try (var database = connect();
                var listening = connect()) {
            var report = measure(database, listening);
            System.out.print(report.table());
            return report.meetsTargets() ? 0 : 1;
        } catch (BenchFault fault) {
            System.err.println(fault.getMessage());
            return 1;
        }
    }

    private LagReport measure(Connection database, Connection listening) throws SQLException, InterruptedException {
        var timers = new WaitingTimers(database);
        say("booking " + (measured + 1) + " appointments");
        var appointments = Reception.signIn(URI.create(setting("HMS_URL")), setting("HMS_SYSTEM_PASSWORD"))
                .book(
                        measured + 1,
                        LocalDate.now(realTime.withZone(ZoneOffset.UTC)).plusDays(3));
        say("cloning one of them " + waiting + " times");
        timers.cloneFrom(appointments.get(0), waiting);
        var waitingNow = timers.count();

        say("letting it settle down, then measuring the idle system for " + IDLE.toSeconds() + " s");
        TimeUnit.MILLISECONDS.sleep(SETTLE_DOWN.toMillis());
        var idle = idle(database);
        var scraped = scraped(database);

        var commits = new Commits(listening, realTime);
        commits.listen();
        var due = dueInstants(appointments.subList(1, appointments.size()));
        timers.moveDeadlines(due);
        var last = due.values().stream().max(Instant::compareTo).orElseThrow();
        say("waiting for " + measured + " no-shows, the last is due at " + last.truncatedTo(ChronoUnit.SECONDS));
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
        var server = Optional.ofNullable(environment.get("HMS_SERVER_PID")).map(Long::valueOf);
        if (server.isEmpty() || !CpuTime.isKnown()) {
            return Optional.empty();
        }
        var backend = Long.parseLong(show(database, "select pg_backend_pid()"));
        var serverBefore = CpuTime.of(server.get());
        var databaseBefore = CpuTime.ofFamily(backend);
        TimeUnit.MILLISECONDS.sleep(IDLE.toMillis());
        return Optional.of(new LagReport.Idle(
                share(CpuTime.between(serverBefore, CpuTime.of(server.get()))),
                share(CpuTime.between(databaseBefore, CpuTime.ofFamily(backend)))));
    }

    /** The same while somebody reads the metrics, as Prometheus does; a first time before, as nothing is quick at once. */
    private Optional<LagReport.Idle> scraped(Connection database) throws SQLException, InterruptedException {
        var token = environment.get("HMS_METRICS_TOKEN");
        if (token == null) {
            return Optional.empty();
        }
        say("measuring it once more while its metrics are read");
        try (var reader = new MetricsReader(URI.create(setting("HMS_URL")), token)) {
            reader.warmUp();
            reader.begin();
            return idle(database);
        }
    }

    private static double share(Duration used) {
        return (double) used.toMillis() / IDLE.toMillis();
    }

    private List<String> conditions(Connection database, long waitingNow) throws SQLException {
        return List.of(
                waitingNow + " timers waiting, " + perSecond + " due in a second, seed " + seed,
                Runtime.getRuntime().availableProcessors() + " processors, shared by server, database and this program",
                System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", Java "
                        + System.getProperty("java.version"),
                "PostgreSQL " + show(database, "show server_version") + ", fsync " + show(database, "show fsync")
                        + ", synchronous_commit " + show(database, "show synchronous_commit"),
                "the commit counts when another connection hears of it");
    }

    private static String show(Connection database, String query) throws SQLException {
        try (var statement = database.createStatement();
                var answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + setting("POSTGRESQL_HOST") + ":" + setting("POSTGRESQL_PORT") + "/"
                        + setting("POSTGRESQL_DATABASE"),
                setting("POSTGRESQL_OWNER_USER"),
                setting("POSTGRESQL_OWNER_PASSWORD"));
    }

    private String setting(String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new BenchFault("set " + name + " in the environment"));
    }

    private void say(String what) {
        System.err.println(realTime.instant().truncatedTo(ChronoUnit.SECONDS) + " " + what);
    }
}
