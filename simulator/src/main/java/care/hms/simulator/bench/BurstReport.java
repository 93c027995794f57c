package care.hms.simulator.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was measured.
 *
 * @param conditions what a reader must know to compare, in lines
 * @param burst no-shows due at one instant
 */
record BurstReport(List<String> conditions, int burst, List<Round> rounds) implements BenchCommand.Report {

    static final Duration TARGET = Duration.ofSeconds(5);

    /**
     * One burst.
     *
     * @param settled from the deadline until no row was open any more
     * @param then what stood there at that moment
     * @param ended from the deadline until the last process instance had come to its end
     * @param left instances that had not come to their end when nobody waited any longer
     * @param finallyThere what stood there at the very end
     */
    record Round(Duration settled, Effects then, Duration ended, long left, Effects finallyThere) {

        boolean isRight(int burst) {
            return then.areWholeFor(burst) && finallyThere.areWholeFor(burst) && left == 0;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "settled after %s, instances ended after %s", seconds(settled), seconds(ended));
        }
    }

    @Override
    public boolean meetsTargets() {
        return !rounds.isEmpty()
                && rounds.stream()
                        .allMatch(
                                round -> round.isRight(burst) && round.settled().compareTo(TARGET) <= 0);
    }

    @Override
    public String table() {
        var lines = new ArrayList<String>();
        lines.add(burst + " no-shows due at one instant, their timers alive; " + rounds.size() + " bursts");
        for (var round : rounds) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  settled, logged, in the outbox %10s   target: at most %d s; instances at their end %10s; effects %s",
                    seconds(round.settled()),
                    TARGET.toSeconds(),
                    seconds(round.ended()),
                    round.isRight(burst) ? "each once" : "WRONG"));
            if (!round.isRight(burst)) {
                lines.add("    then " + round.then());
                lines.add("    at the end " + round.finallyThere() + ", instances left " + round.left());
            }
        }
        lines.add("Conditions");
        conditions.forEach(condition -> lines.add("  " + condition));
        lines.add(meetsTargets() ? "Targets met." : "Targets missed.");
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f s", duration.toMillis() / 1000.0);
    }
}
