package care.hms.noshow;

import care.hms.DueWork.Due;
import care.hms.Source;
import java.util.List;
import java.util.UUID;

/** The deadlines of all these appointments passed and they are no-shows now: told once for a chunk of any size. */
public record NoShowsSettled(List<Due> settled, Source source) {

    /** Whose they were. */
    public List<UUID> appointmentIds() {
        return settled.stream().map(Due::id).toList();
    }
}
