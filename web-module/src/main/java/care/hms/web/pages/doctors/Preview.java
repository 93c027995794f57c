package care.hms.web.pages.doctors;

import care.hms.absence.AffectedAppointment;
import care.hms.appointment.AppointmentStatus;
import java.util.Collection;
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
 * @param seen what the person has seen, as the form sends it back: who has come since is marked
 */
public record Preview(List<Row> rows, int told, int slots, String seen) {

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

    static String stamp(Collection<AffectedAppointment> appointments) {
        return appointments.stream()
                .map(appointment -> appointment.id() + "/" + appointment.status())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    static Set<String> seen(String stamp) {
        return stamp.isBlank() ? Set.of() : Stream.of(stamp.split(" ")).collect(Collectors.toSet());
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

    /** Whether anything is new since the person looked. */
    public boolean isOutdated() {
        return rows.stream().anyMatch(Row::isNew);
    }
}
