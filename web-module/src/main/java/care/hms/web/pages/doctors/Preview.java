package care.hms.web.pages.doctors;

import care.hms.appointment.AppointmentStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a change would do, as it is shown before it is made.
 *
 * @param told how many patients hear of it
 * @param slots how many slots are blocked
 * @param opened how many slots are free again
 * @param before what the person saw when looking last; null at the first look, when nothing is new
 */
public record Preview(List<Row> rows, int told, int slots, int opened, Set<String> before) {

    private static final String FIGURES = "=";

    /**
     * An appointment that is concerned.
     *
     * @param isNew whether it was not there when the person looked last
     */
    public record Row(
            UUID id,
            String patient,
            String slot,
            AppointmentStatus status,
            boolean waiting,
            boolean untouched,
            String told,
            boolean isNew) {}

    /** How an appointment is remembered that somebody has seen. */
    static String mark(UUID id, AppointmentStatus status) {
        return id + "/" + status;
    }

    /** What a form sent back of what was shown. */
    static Set<String> seen(String marks) {
        return marks.isBlank() ? Set.of() : Stream.of(marks.split(" ")).collect(Collectors.toSet());
    }

    /** What is shown, as the form sends it back. */
    public String seen() {
        return String.join(" ", marks());
    }

    private List<String> marks() {
        return Stream.concat(
                        rows.stream().map(row -> mark(row.id(), row.status())),
                        Stream.of(FIGURES + told + "/" + slots + "/" + opened))
                .toList();
    }

    /** Those who wait already, and about whom somebody has to care. */
    public List<Row> waiting() {
        return rows.stream().filter(Row::waiting).toList();
    }

    /** How many are concerned without those that are left alone. */
    public long concerned() {
        return rows.stream().filter(row -> !row.untouched()).count();
    }

    /** How many are left alone, because the patient is with the doctor. */
    public long untouched() {
        return rows.stream().filter(Row::untouched).count();
    }

    /** How many were shown when the person looked last, and are concerned no more. */
    public long gone() {
        var still = rows.stream().map(row -> row.id().toString()).toList();
        return before == null
                ? 0
                : before.stream()
                        .filter(mark -> !mark.startsWith(FIGURES))
                        .map(mark -> mark.split("/", 2)[0])
                        .filter(id -> !still.contains(id))
                        .count();
    }

    /** Whether anything is other than what the person saw. */
    public boolean isOutdated() {
        return before != null && !before.equals(new HashSet<>(marks()));
    }
}
