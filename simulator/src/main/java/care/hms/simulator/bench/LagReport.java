package care.hms.simulator.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What was measured.
 *
 * @param conditions what a reader must know to compare, in lines
 * @param lags for each measured appointment how long after its due instant the commit was heard of
 * @param missing appointments that were never heard of
 * @param idle the share of one core that server and database used while nothing was due; empty: not known
 * @param scraped the same while the metrics were read every fifteen seconds
 */
record LagReport(List<String> conditions, List<Duration> lags, int missing, Optional<Idle> idle, Optional<Idle> scraped)
        implements BenchCommand.Report {

    static final Duration TARGET = Duration.ofMillis(250);
    static final double IDLE_TARGET = 0.03;
    static final double METRICS_TARGET = 0.01;

    private static final double MICROS_PER_MILLI = 1000.0;

    /**
     * Shares of one core.
     *
     * @param server of the application server
     * @param database of PostgreSQL with all its processes
     */
    record Idle(double server, double database) {

        double both() {
            return server + database;
        }
    }

    @Override
    public boolean meetsTargets() {
        return missing == 0
                && quantile(0.99).compareTo(TARGET) <= 0
                && idle.map(share -> share.both() < IDLE_TARGET).orElse(true)
                && metrics().map(share -> share < METRICS_TARGET).orElse(true);
    }

    /** What the reading of the metrics cost; at times less than nothing, as the two shares are never quite the same. */
    private Optional<Double> metrics() {
        return idle.flatMap(without -> scraped.map(with -> with.both() - without.both()));
    }

    /** The smallest lag that at least this share of all lags does not exceed. */
    Duration quantile(double share) {
        if (lags.isEmpty()) {
            throw new BenchFault("nothing was measured");
        }
        var sorted = new ArrayList<>(lags);
        Collections.sort(sorted);
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    @Override
    public String table() {
        var lines = new ArrayList<String>();
        lines.add("Commit of a no-show after its due instant, " + lags.size() + " appointments at random offsets");
        lines.add(row("median", millis(quantile(0.5)), ""));
        lines.add(row("p90", millis(quantile(0.9)), ""));
        lines.add(row("p99", millis(quantile(0.99)), "target: at most " + TARGET.toMillis() + " ms"));
        lines.add(row("worst", millis(quantile(1)), ""));
        lines.add(row("never", String.valueOf(missing), "target: 0"));
        lines.add("One core while nothing is due");
        lines.add(row("server", percent(idle.map(Idle::server)), ""));
        lines.add(row("database", percent(idle.map(Idle::database)), ""));
        lines.add(row(
                "both",
                percent(idle.map(Idle::both)),
                String.format(Locale.ROOT, "target: less than %.0f %%", IDLE_TARGET * 100)));
        lines.add(row(
                "+ metrics", percent(scraped.map(Idle::both)), "read every " + MetricsReader.EVERY.toSeconds() + " s"));
        lines.add(row(
                "metrics",
                percent(metrics()),
                String.format(Locale.ROOT, "target: less than %.0f %%", METRICS_TARGET * 100)));
        lines.add("Conditions");
        conditions.forEach(condition -> lines.add("  " + condition));
        lines.add(meetsTargets() ? "Targets met." : "Targets missed.");
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private static String row(String name, String value, String remark) {
        return String.format(Locale.ROOT, "  %-10s %12s   %s", name, value, remark)
                .stripTrailing();
    }

    private static String millis(Duration lag) {
        return String.format(Locale.ROOT, "%.1f ms", lag.toNanos() / MICROS_PER_MILLI / MICROS_PER_MILLI);
    }

    private static String percent(Optional<Double> share) {
        return share.map(known -> String.format(Locale.ROOT, "%.1f %%", known * 100))
                .orElse("not known");
    }
}
