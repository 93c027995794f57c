package care.hms.notification;

import java.util.UUID;

/**
 * A claimed message, with the address as it is now.
 *
 * @param claim whoever records the result must still hold it
 * @param to phone number or e-mail address; null: there is none any more
 * @param attempt counted from 1, this one included
 * @param suppression why it is not sent after all; null: it is
 */
public record Parcel(
        UUID id,
        UUID claim,
        Notice notice,
        UUID appointmentId,
        String to,
        String title,
        String message,
        int attempt,
        int maximumAttempts,
        Suppression suppression) {

    /** Ids only: everything else tells of somebody. */
    @Override
    public String toString() {
        return "Parcel[" + id + "]";
    }
}
