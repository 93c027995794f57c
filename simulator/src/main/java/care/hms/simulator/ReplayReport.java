package care.hms.simulator;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a replay found.
 *
 * @param speed simulated seconds in a real second
 * @param attended bookings whose patient came, late ones included
 * @param lateArrivals of these, the ones who came at or after the slot's end
 * @param actualNoShows rows the system shows as NO_SHOW
 * @param mismatches differences between a row and what must be true, in words
 * @param tooClose bookings too close to call, in words; they count neither way
 * @param lateness of the right marks, ascending, in simulated time
 * @param alertClock of the replay's hospital
 * @param alerts the system's against those that the recording demands
 * @param messages the system's against those that the recording demands
 * @param unexpected answers nobody expected, but for those to bookings too close to call, in words
 * @param jitter the worst by which the replay itself missed an instant, in real time
 * @param held the longest an act waited for the server's answer to the act before it, in real time
 */
public record ReplayReport(
        LocalDate date,
        int speed,
        int bookings,
        int attended,
        int lateArrivals,
        int cancelled,
        int expectedNoShows,
        int actualNoShows,
        List<String> mismatches,
        List<String> tooClose,
        List<Duration> lateness,
        AlertClock alertClock,
        AlertComparison alerts,
        MessageComparison messages,
        List<String> unexpected,
        Duration jitter,
        Duration held) {

    private static final int SHOWN = 20;
    private static final Duration JITTER_LIMIT = Duration.ofSeconds(2);

    /** Whether everything that can be judged is as it must be, and enough of it can be judged. */
    public boolean agrees() {
        return mismatches.isEmpty()
                && alerts.mismatches().isEmpty()
                && messages.mismatches().isEmpty()
                && unexpected.isEmpty()
                && isPunctual()
                && isConclusive();
    }

    /** The figures, what differs, and the verdict, as lines for a person. */
    public String table() {
        try (var out = new Formatter(Locale.ROOT)) {
            out.format("%nReplay of %s at speed %d%n%n", date, speed);
            line(out, "bookings", bookings);
            line(out, "  attended", "%d, %d of them after their slot's end".formatted(attended, lateArrivals));
            line(out, "  cancelled", cancelled);
            line(out, "no-shows expected", expectedNoShows);
            line(out, "no-shows found", actualNoShows);
            line(out, "lateness of a mark, worst", lateness(lateness, 1.0));
            line(out, "lateness of a mark, p99", lateness(lateness, 0.99));
            line(out, "alert clock", alertClock);
            line(out, "alerts expected", counts(alerts.expected()));
            line(out, "alerts found", counts(alerts.found()));
            line(out, "lateness of an alert, worst", lateness(alerts.lateness(), 1.0));
            line(out, "lateness of an alert, p99", lateness(alerts.lateness(), 0.99));
            line(out, "messages expected", counts(messages.expected()));
            line(out, "messages found", counts(messages.found()));
            line(out, "unexpected answers", unexpected.size());
            line(
                    out,
                    "replay's own jitter, worst",
                    "%s s real (limit %d s)".formatted(seconds(jitter), JITTER_LIMIT.toSeconds()));
            line(out, "longest wait for an answer", seconds(held) + " s real");
            line(out, "too close to call", "%d of %d (limit 1 %%)".formatted(tooClose.size(), bookings));
            line(
                    out,
                    "alerts too close to call",
                    "%d, beside %d that were not (limit %d %%)"
                            .formatted(
                                    alerts.tooClose().size(),
                                    alerts.expected().values().stream()
                                            .mapToLong(Long::longValue)
                                            .sum(),
                                    AlertComparison.TOO_CLOSE_PERCENT));
            line(out, "rows that differ", mismatches.size());
            line(out, "alerts that differ", alerts.mismatches().size());
            line(out, "messages that differ", messages.mismatches().size());
            list(out, "Too close to call", tooClose);
            list(out, "Alerts too close to call", alerts.tooClose());
            list(out, "Unexpected answers", unexpected);
            list(out, "Rows that differ", mismatches);
            list(out, "Alerts that differ", alerts.mismatches());
            list(out, "Messages that differ", messages.mismatches());
            return out.format("%n%s%n", verdict()).toString();
        }
    }

    private String verdict() {
        if (agrees()) {
            return "Every booking agrees with the recording, and so do its alerts and messages.";
        }
        if (!isPunctual()) {
            return "FAILED: the replay was not punctual enough to judge anything; use a lower speed or a quieter machine.";
        }
        return isConclusive()
                ? "FAILED: the system does not agree with the recording."
                : "FAILED: too many bookings or alerts are too close to call; use a lower speed.";
    }

    private boolean isPunctual() {
        return jitter.compareTo(JITTER_LIMIT) <= 0;
    }

    private boolean isConclusive() {
        return tooClose.size() * 100 <= bookings && alerts.isConclusive();
    }

    private String lateness(List<Duration> lateness, double share) {
        if (lateness.isEmpty()) {
            return "none";
        }
        var rank = (int) Math.ceil(share * lateness.size()) - 1;
        var simulated = lateness.get(rank);
        return "%s s simulated, %s s real".formatted(seconds(simulated), seconds(simulated.dividedBy(speed)));
    }

    private static String counts(Map<String, Long> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(count -> count.getKey() + " " + count.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static String seconds(Duration duration) {
        return "%d.%03d".formatted(duration.toSeconds(), duration.toMillisPart());
    }

    private static void line(Formatter out, String name, Object value) {
        out.format("  %-28s%s%n", name, value);
    }

    private static void list(Formatter out, String title, List<String> entries) {
        if (entries.isEmpty()) {
            return;
        }
        out.format("%n%s:%n", title);
        entries.stream().limit(SHOWN).forEach(entry -> out.format("  %s%n", entry));
        if (entries.size() > SHOWN) {
            out.format("  … and %d more%n", entries.size() - SHOWN);
        }
    }
}
