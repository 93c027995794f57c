package care.hms.absence;

import care.hms.Traced;
import java.util.List;
import java.util.UUID;

/** What an absence of the doctor would do. */
public record AbsencePreview(UUID doctorId, AbsenceEffects effects) implements Traced {

    @Override
    public UUID id() {
        return doctorId;
    }

    @Override
    public List<UUID> patientIds() {
        return effects.patientIds();
    }
}
