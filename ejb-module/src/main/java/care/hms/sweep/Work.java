package care.hms.sweep;

import care.hms.DueWork.Tally;
import care.hms.stagealert.AlertType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run has done so far, and what it could not do. Both steps are always attempted, and the counts are true whatever
 * failed (S3, S4).
 *
 * @param deadlines those of patients who were imported without
 */
record Work(Tally noShows, Tally deadlines, Map<AlertType, Tally> alerts, Tally resolved) {

    private static final Tally NOTHING = new Tally(0, 0, List.of(), null);
    private static final int LONGEST_REASON = 300;

    /** A run that never came as far as its first step. */
    static final Work NONE = new Work(NOTHING, NOTHING, Map.of(), NOTHING);

    int noShowsMarked() {
        return noShows.done();
    }

    int alertsRaised() {
        return alerts.values().stream().mapToInt(Tally::done).sum();
    }

    int alertsResolved() {
        return resolved.done();
    }

    int itemsProcessed() {
        return noShowsMarked() + alertsRaised();
    }

    /** Appointments and alerts that stand in the way, for the log and for whoever may see the rows. */
    List<UUID> failed() {
        return Stream.of(Stream.of(noShows, deadlines), alerts.values().stream(), Stream.of(resolved))
                .flatMap(tallies -> tallies)
                .flatMap(tally -> tally.failed().stream())
                .distinct()
                .toList();
    }

    /** All reasons in one line, with counts in place of ids: it is read by the administrators of every hospital. */
    String failure() {
        var reasons = new ArrayList<String>();
        say(reasons, "no-shows", noShows);
        say(reasons, "deadlines", deadlines);
        alerts.forEach((type, tally) -> say(reasons, "alerts " + type, tally));
        say(reasons, "alerts to resolve", resolved);
        return reasons.isEmpty() ? null : reasons.stream().distinct().collect(Collectors.joining("; "));
    }

    private static void say(List<String> reasons, String what, Tally tally) {
        if (!tally.failed().isEmpty()) {
            reasons.add(what + ": " + tally.failed().size() + " of " + tally.found() + " could not be done");
        }
        if (tally.broken() != null) {
            reasons.add(what + ": " + reason(tally.broken()));
        }
    }

    /** The innermost cause speaks plainest; its kind alone tells nobody's details. */
    static String reason(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        var reason = cause instanceof LeaseLost
                ? cause.getMessage()
                : cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    }
}
