package care.hms.simulator.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program behind {@code ./run bench sweep}. */
@Command(
        name = "sweep",
        description =
                "Measures what a sweep takes that settles many overdue appointments whose timers are gone, against "
                        + "one hand-written statement with the same effects, on a demo system that is thrown away afterwards. "
                        + "The system's clock, a simulated one, is made to stand, so that no scheduled sweep comes between. "
                        + "Exit codes: 0 targets met, 1 missed or not measured.")
public final class SweepBench extends BenchCommand {

    private static final Duration AWAY = Duration.ofDays(30);
    private static final Duration TODAY = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration SETTLE_DOWN = Duration.ofSeconds(5);
    private static final int CHECK_INS = 200;

    /** As many as a hospital's day has. */
    private static final int EMPTY_SWEEPS = 192;

    @Option(names = "--open", description = "open appointments beside (default: ${DEFAULT-VALUE})")
    private int open = 100_000;

    @Option(names = "--overdue", description = "overdue ones in each measurement (default: ${DEFAULT-VALUE})")
    private int overdue = 5_000;

    @Option(names = "--rounds", description = "of sweep and statement by turns (default: ${DEFAULT-VALUE})")
    private int rounds = 5;

    private SweepBench(BenchSystem system) {
        super(system);
    }

    /** Measures once and ends the program with its exit code. */
    public static void main(String[] args) {
        run(SweepBench::new, args);
    }

    @Override
    protected Report measure(Connection database) throws SQLException, InterruptedException {
        return new Measuring(database).report();
    }

    private final class Measuring {

        private final Connection database;
        private final Staff administrator = system.signIn("admin");
        private final Staff reception = system.signIn("reception");
        private final Instant now;
        private final WaitingTimers timers;

        Measuring(Connection database) throws SQLException {
            this.database = database;
            system.signIn("system").put("/clock", Map.of("running", false));
            now = reception.clock();
            var booked = new Reception(reception)
                    .book(1, LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(3));
            timers = new WaitingTimers(database, booked.get(0), Math.max(overdue, CHECK_INS));
        }

        SweepReport report() throws SQLException, InterruptedException {
            var all = (2 * rounds + 3) * overdue;
            system.say("cloning " + open + " open appointments, and " + all + " to be overdue");
            timers.add(open, now.plus(AWAY));
            var overdueOnes = timers.add(all, now.plus(AWAY.multipliedBy(2)));
            var today = timers.add(CHECK_INS, now.plus(TODAY));
            TimeUnit.MILLISECONDS.sleep(SETTLE_DOWN.toMillis());
            warmUp(overdueOnes.subList(0, 2 * overdue));
            overdueOnes = overdueOnes.subList(2 * overdue, all);
            var results = new ArrayList<SweepReport.Round>();
            for (var round = 0; round < rounds; round++) {
                var first = overdueOnes.subList(2 * round * overdue, (2 * round + 1) * overdue);
                var second = overdueOnes.subList((2 * round + 1) * overdue, (2 * round + 2) * overdue);
                results.add(round % 2 == 0 ? sweepFirst(first, second) : statementFirst(first, second));
                system.say("round " + (round + 1) + " of " + rounds + ": " + results.get(round));
            }
            var checkIns = checkInsDuringASweep(overdueOnes.subList(2 * rounds * overdue, overdueOnes.size()), today);
            return new SweepReport(conditions(), overdue, results, checkIns);
        }

        /** A server that was started a minute ago interprets what one that sweeps all day has long compiled. */
        private void warmUp(List<UUID> ids) throws SQLException {
            system.say("not counted, a cold server: "
                    + sweepFirst(ids.subList(0, overdue), ids.subList(overdue, ids.size())));
            for (var sweep = 0; sweep < EMPTY_SWEEPS; sweep++) {
                sweep();
            }
        }

        private SweepReport.Round sweepFirst(List<UUID> swept, List<UUID> stated) throws SQLException {
            var product = measureSweep(swept);
            return new SweepReport.Round(product, measureStatement(stated));
        }

        private SweepReport.Round statementFirst(List<UUID> stated, List<UUID> swept) throws SQLException {
            var statement = measureStatement(stated);
            return new SweepReport.Round(measureSweep(swept), statement);
        }

        private SweepReport.Swept measureSweep(List<UUID> ids) throws SQLException {
            try (var batch = new Batch(database, ids)) {
                batch.makeOverdue(now);
                var before = batch.effects().allNoShows();
                var first = sweep();
                var effects = batch.effects();
                var second = sweep();
                batch.dropInstances();
                return new SweepReport.Swept(
                        first.took(),
                        first.items(),
                        effects,
                        effects.allNoShows() - before,
                        second.took(),
                        second.items());
            }
        }

        private SweepReport.Stated measureStatement(List<UUID> ids) throws SQLException {
            try (var batch = new Batch(database, ids);
                    var statement = database.prepareStatement(handWritten())) {
                batch.makeOverdue(now);
                statement.setObject(1, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
                var start = System.nanoTime();
                statement.execute();
                var took = Duration.ofNanos(System.nanoTime() - start);
                var effects = batch.effects();
                batch.dropInstances();
                return new SweepReport.Stated(took, effects);
            }
        }

        /** One after the other, as fast as a reception could, until the sweep has answered; how long each took. */
        private List<Duration> checkInsDuringASweep(List<UUID> ids, List<UUID> patients)
                throws SQLException, InterruptedException {
            var etags = new ArrayList<String>();
            for (var patient : patients) {
                etags.add(reception.etag(patient.toString()));
            }
            try (var batch = new Batch(database, ids)) {
                batch.makeOverdue(now);
                var sweeping = CompletableFuture.supplyAsync(this::sweep);
                var took = new ArrayList<Duration>();
                while (!sweeping.isDone() && took.size() < patients.size()) {
                    var start = System.nanoTime();
                    reception.act(patients.get(took.size()).toString(), etags.get(took.size()), "check-in");
                    took.add(Duration.ofNanos(System.nanoTime() - start));
                    TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
                }
                if (sweeping.join().items() < overdue) {
                    throw new BenchFault("the sweep beside the check-ins did not settle what was overdue");
                }
                return took;
            }
        }

        private Sweep sweep() {
            var start = System.nanoTime();
            var answer = administrator.post("/no-show/trigger", Map.of()).path("data");
            var took = Duration.ofNanos(System.nanoTime() - start);
            return new Sweep(took, items(answer));
        }

        private List<String> conditions() throws SQLException {
            var conditions = new ArrayList<String>();
            conditions.add(open + " open appointments with timers beside; " + overdue
                    + " overdue without, one in ten in" + " a slot that is not over");
            conditions.add(
                    "the sweep is triggered over REST and counts until its answer, the statement until its commit");
            conditions.add("after a round that is not counted, and " + EMPTY_SWEEPS + " sweeps that found nothing");
            conditions.add(
                    "no gateway: no SMS leaves; each round has its own appointments, and who goes first changes");
            conditions.addAll(BenchSystem.conditions(database));
            return conditions;
        }
    }

    private record Sweep(Duration took, int items) {}

    private static int items(JsonNode answer) {
        if (answer.path("skipped").asBoolean()) {
            throw new BenchFault("another sweep was at work");
        }
        return answer.path("run").path("itemsProcessed").asInt();
    }

    private static String handWritten() {
        try (var text = SweepBench.class.getResourceAsStream("settle.sql")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
