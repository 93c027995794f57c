package care.hms;

import java.util.UUID;

/**
 * Rows were changed and committed, by whichever node: told outside of any transaction, so that open screens can look
 * again. It carries ids, never what anybody is called.
 *
 * @param hospitalId the hospital in which it happened; null for {@link Kind#UNKNOWN} alone
 * @param kind what kind of thing it was
 * @param id the thing: an appointment, or the account that has something new to read; null for {@link Kind#MANY} and
 *     {@link Kind#UNKNOWN}
 * @param version the appointment's version now; 0 where there is none
 */
public record Changed(UUID hospitalId, Kind kind, UUID id, long version) {

    /** What screens have to look at again. */
    public enum Kind {
        APPOINTMENT,
        /** One of an appointment's alerts was raised, acknowledged or resolved; the id is the appointment's. */
        ALERT,
        /** An account has something new to read, or has read it. */
        NOTIFICATION,
        /** So much at once in one hospital that everything is looked at again. */
        MANY,
        /** This node has not heard of changes for a while: everything may be different. */
        UNKNOWN
    }
}
