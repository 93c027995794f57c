package care.hms.absence;

import care.hms.Traced;
import java.util.List;
import java.util.UUID;

/**
 * What an absence of the doctor would do.
 *
 * @param slotsOpened those that it blocks now, and that would be free again
 */
public record AbsencePreview(UUID doctorId, AbsenceEffects effects, int slotsOpened) implements Traced {

    @Override
    public UUID id() {
        return doctorId;
    }

    @Override
    public List<UUID> patientIds() {
        return effects.patientIds();
    }
}
