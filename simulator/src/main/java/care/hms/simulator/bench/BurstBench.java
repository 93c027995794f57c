package care.hms.simulator.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program behind {@code ./run bench burst}. */
@Command(
        name = "burst",
        description = "Measures how long after their common deadline very many no-shows are settled, logged and in the "
                + "outbox, with their timers alive and very many others waiting, on a demo system that is thrown away "
                + "afterwards. Exit codes: 0 targets met, 1 missed or not measured.")
public final class BurstBench extends BenchCommand {

    private static final Duration AWAY = Duration.ofDays(30);
    private static final Duration LEAD = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration LOOK_AT_INSTANCES = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PATIENCE_WITH_INSTANCES = Duration.ofMinutes(5);
    private static final Duration SETTLE_DOWN = Duration.ofSeconds(10);

    @Option(names = "--waiting", description = "timers that wait beside (default: ${DEFAULT-VALUE})")
    private int waiting = 100_000;

    @Option(names = "--burst", description = "no-shows due at one instant (default: ${DEFAULT-VALUE})")
    private int burst = 5_000;

    @Option(names = "--rounds", description = "bursts, one after the other (default: ${DEFAULT-VALUE})")
    private int rounds = 3;

    private BurstBench(BenchSystem system) {
        super(system);
    }

    /** Measures once and ends the program with its exit code. */
    public static void main(String[] args) {
        run(BurstBench::new, args);
    }

    @Override
    protected Report measure(Connection database) throws SQLException, InterruptedException {
        var reception = system.signIn("reception");
        var ahead = ahead(reception);
        var today = LocalDate.ofInstant(system.realTime().instant().plus(ahead), ZoneOffset.UTC);
        var booked = new Reception(reception).book(1, today.plusDays(3));
        system.say("cloning it " + (waiting + rounds * burst) + " times");
        var timers = new WaitingTimers(database, booked.get(0), burst);
        var far = system.realTime().instant().plus(ahead).plus(AWAY);
        timers.add(waiting, far);
        var bursts = timers.add(rounds * burst, far.plus(AWAY.multipliedBy(10)));
        TimeUnit.MILLISECONDS.sleep(SETTLE_DOWN.toMillis());
        var results = new ArrayList<BurstReport.Round>();
        for (var round = 0; round < rounds; round++) {
            results.add(measure(database, timers, bursts.subList(round * burst, (round + 1) * burst), ahead));
            system.say("burst " + (round + 1) + " of " + rounds + ": " + results.get(round));
        }
        var conditions = new ArrayList<String>();
        conditions.add(burst + " timers due at the same millisecond, " + waiting + " others waiting");
        conditions.add("no gateway: no SMS leaves; a look every " + LOOK.toMillis() + " ms, from another connection");
        conditions.addAll(BenchSystem.conditions(database));
        return new BurstReport(conditions, burst, results);
    }

    private BurstReport.Round measure(Connection database, WaitingTimers timers, List<UUID> ids, Duration ahead)
            throws SQLException, InterruptedException {
        try (var batch = new Batch(database, ids)) {
            var real = system.realTime().instant().plus(LEAD).truncatedTo(ChronoUnit.MILLIS);
            var due = real.plus(ahead).truncatedTo(ChronoUnit.MILLIS);
            timers.moveDeadlines(ids.stream().collect(Collectors.toMap(Function.identity(), id -> due)));
            if (!system.realTime().instant().isBefore(real)) {
                throw new BenchFault("the deadline passed before all timers had it; is the machine busy?");
            }
            TimeUnit.MILLISECONDS.sleep(
                    Duration.between(system.realTime().instant(), real).toMillis());
            while (batch.open(due) > 0 && isWithin(real, PATIENCE)) {
                TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
            }
            var settled = Duration.between(real, system.realTime().instant());
            var atOnce = batch.effects();
            while (batch.instances() + batch.behind() > 0 && isWithin(real, PATIENCE_WITH_INSTANCES)) {
                TimeUnit.MILLISECONDS.sleep(LOOK_AT_INSTANCES.toMillis());
            }
            var ended = Duration.between(real, system.realTime().instant());
            return new BurstReport.Round(settled, atOnce, ended, batch.instances() + batch.behind(), batch.effects());
        }
    }

    private boolean isWithin(Instant due, Duration patience) {
        return system.realTime().instant().isBefore(due.plus(patience));
    }

    /** How far the system's clock, which may be a simulated one, is ahead of this one; the quickest of some readings. */
    private Duration ahead(Staff staff) {
        var best = Duration.ofDays(1);
        var ahead = Duration.ZERO;
        for (var reading = 0; reading < 5; reading++) {
            var before = system.realTime().instant();
            var shown = staff.clock();
            var took = Duration.between(before, system.realTime().instant());
            if (took.compareTo(best) < 0) {
                best = took;
                ahead = Duration.between(before.plus(took.dividedBy(2)), shown);
            }
        }
        return ahead;
    }
}
