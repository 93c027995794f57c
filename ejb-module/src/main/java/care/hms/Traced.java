package care.hms;

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
}
