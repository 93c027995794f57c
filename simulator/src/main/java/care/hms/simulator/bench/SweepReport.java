package care.hms.simulator.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What was measured.
 *
 * @param conditions what a reader must know to compare, in lines
 * @param overdue appointments in each measurement
 * @param checkIns how long each check-in took while a sweep was at work
 */
record SweepReport(List<String> conditions, int overdue, List<Round> rounds, List<Duration> checkIns)
        implements BenchCommand.Report {

    static final double RATIO_TARGET = 3;
    static final Duration IDLE_TARGET = Duration.ofMillis(50);
    static final Duration CHECK_IN_TARGET = Duration.ofSeconds(1);

    /**
     * A sweep by the product, and one more right after it.
     *
     * @param newNoShows how many there are in the whole system since then
     */
    record Swept(Duration took, int items, Effects effects, long newNoShows, Duration secondTook, int secondItems) {

        boolean settlesExactly(int overdue) {
            return items == overdue && newNoShows == overdue && effects.areWholeFor(overdue) && secondItems == 0;
        }
    }

    /** The statement written by hand. */
    record Stated(Duration took, Effects effects) {}

    /** Both, each on appointments of its own. */
    record Round(Swept sweep, Stated statement) {

        double ratio() {
            return (double) sweep.took().toNanos() / statement.took().toNanos();
        }

        boolean isRight(int overdue) {
            return sweep.settlesExactly(overdue)
                    && statement.effects().areWholeFor(overdue)
                    && sweep.effects().looks().equals(statement.effects().looks());
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "sweep %s, statement %s, ratio %.2f, second sweep %s",
                    millis(sweep.took()),
                    millis(statement.took()),
                    ratio(),
                    millis(sweep.secondTook()));
        }
    }

    @Override
    public boolean meetsTargets() {
        return isRight()
                && medianRatio() <= RATIO_TARGET
                && worstSecond().compareTo(IDLE_TARGET) <= 0
                && !checkIns.isEmpty()
                && Collections.max(checkIns).compareTo(CHECK_IN_TARGET) <= 0;
    }

    /** Whether every sweep settled exactly what was overdue, each effect once, and as the statement does. */
    boolean isRight() {
        return rounds.stream().allMatch(round -> round.isRight(overdue));
    }

    double medianRatio() {
        return median(rounds.stream().map(Round::ratio).toList());
    }

    private Duration worstSecond() {
        return Collections.max(seconds());
    }

    private List<Duration> seconds() {
        return rounds.stream().map(round -> round.sweep().secondTook()).toList();
    }

    @Override
    public String table() {
        var lines = new ArrayList<String>();
        lines.add("One sweep of " + overdue + " overdue appointments without timers, " + rounds.size() + " rounds");
        lines.add(row(
                "sweep",
                median(rounds.stream().map(round -> round.sweep().took()).toList()),
                "median"));
        lines.add(row(
                "statement",
                median(rounds.stream().map(round -> round.statement().took()).toList()),
                "median, the same by hand"));
        lines.add(row(
                "ratio",
                String.format(Locale.ROOT, "%.2f", medianRatio()),
                String.format(
                        Locale.ROOT,
                        "median of the rounds' (%.2f to %.2f), target: at most %.0f",
                        Collections.min(rounds.stream().map(Round::ratio).toList()),
                        Collections.max(rounds.stream().map(Round::ratio).toList()),
                        RATIO_TARGET)));
        lines.add(row(
                "second sweep",
                worstSecond(),
                "worst, median " + millis(median(seconds())) + ", target: at most " + IDLE_TARGET.toMillis() + " ms"));
        if (checkIns.isEmpty()) {
            lines.add(row("check-in", "none", "the sweep was over before the first"));
        } else {
            lines.add(row(
                    "check-in",
                    Collections.max(checkIns),
                    "worst of " + checkIns.size() + " beside a sweep, median " + millis(median(checkIns))
                            + ", target: at most " + CHECK_IN_TARGET.toMillis() + " ms"));
        }
        lines.add(
                row(
                        "effects",
                        isRight() ? "right" : "WRONG",
                        "exactly those settled, each effect once, rows as the statement writes them, nothing by the second sweep"));
        if (!isRight()) {
            rounds.stream().filter(round -> !round.isRight(overdue)).forEach(round -> lines.add("  " + wrong(round)));
        }
        lines.add("Conditions");
        conditions.forEach(condition -> lines.add("  " + condition));
        lines.add(meetsTargets() ? "Targets met." : "Targets missed.");
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private static String wrong(Round round) {
        return "sweep: items %d, new no-shows %d, second %d, %s; statement: %s"
                .formatted(
                        round.sweep().items(),
                        round.sweep().newNoShows(),
                        round.sweep().secondItems(),
                        round.sweep().effects(),
                        round.statement().effects());
    }

    private static <T extends Comparable<? super T>> T median(Collection<T> values) {
        if (values.isEmpty()) {
            throw new BenchFault("nothing was measured");
        }
        return values.stream().sorted().toList().get((values.size() - 1) / 2);
    }

    private static String row(String name, Duration value, String remark) {
        return row(name, millis(value), remark);
    }

    private static String row(String name, String value, String remark) {
        return String.format(Locale.ROOT, "  %-14s %12s   %s", name, value, remark);
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / 1_000_000.0);
    }
}
