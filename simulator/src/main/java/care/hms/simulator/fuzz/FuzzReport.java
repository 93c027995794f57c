package care.hms.simulator.fuzz;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What a run has shown.
 *
 * @param counts answers by operation and status; status 0: no answer
 * @param leftOut operations that were not asked, with the reason
 */
record FuzzReport(
        long seed,
        SortedMap<String, SortedMap<Integer, Integer>> counts,
        Map<String, String> leftOut,
        List<Finding> findings) {

    int requests() {
        return counts.values().stream()
                .flatMap(statuses -> statuses.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** Everything, for people. */
    String text() {
        var text = new StringBuilder();
        counts.forEach((operation, statuses) -> text.append("%-24s %s%n".formatted(operation, line(statuses))));
        leftOut.forEach((operation, reason) -> text.append("%-24s left out: %s%n".formatted(operation, reason)));
        text.append("%n%d requests, seed %d, %d findings%n".formatted(requests(), seed, findings.size()));
        findings.forEach(finding -> text.append(System.lineSeparator()).append(finding.text(seed)));
        return text.toString();
    }

    private static String line(SortedMap<Integer, Integer> statuses) {
        var line = new StringBuilder();
        statuses.forEach((status, count) -> line.append("%6d x %d".formatted(count, status)));
        return line.toString();
    }
}
