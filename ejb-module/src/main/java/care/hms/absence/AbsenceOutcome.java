package care.hms.absence;

import care.hms.Traced;
import java.util.List;
import java.util.UUID;

/** An absence and what came of it. */
public record AbsenceOutcome(AbsenceView absence, AbsenceEffects effects) implements Traced {

    @Override
    public UUID id() {
        return absence.id();
    }

    @Override
    public List<UUID> patientIds() {
        return effects.patientIds();
    }
}
