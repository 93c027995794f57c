package care.hms;

import java.util.List;
import java.util.UUID;

/** An answer that tells the audit what it is about. */
public interface Traced {

    /** The thing itself. */
    UUID id();

    /** The hospital it belongs to; null when the actor's own hospital says it already. */
    default UUID hospitalId() {
        return null;
    }

    /** The patient whose details the answer shows; null when it shows none. */
    default UUID patientId() {
        return null;
    }

    /** The patients whose details the answer shows, when it may show several. */
    default List<UUID> patientIds() {
        return patientId() == null ? List.of() : List.of(patientId());
    }
}
