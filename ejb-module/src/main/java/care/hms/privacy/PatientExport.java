package care.hms.privacy;

import care.hms.Traced;
import java.util.UUID;

/**
 * Everything that is stored about one patient.
 *
 * @param document a JSON object with an array for each table, its rows with the columns as they are stored; instants
 *     are UTC
 */
public record PatientExport(UUID patientId, String document) implements Traced {

    @Override
    public UUID id() {
        return patientId;
    }

    /** Tells nothing of what is in it. */
    @Override
    public String toString() {
        return "PatientExport[" + patientId + "]";
    }
}
