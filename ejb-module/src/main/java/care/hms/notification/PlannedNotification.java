package care.hms.notification;

import java.time.Instant;
import java.util.UUID;

/**
 * A row of the outbox to be: one recipient, one channel.
 *
 * @param idempotencyKey a second row with the same one is not written
 * @param hospitalId null for whoever operates the platform
 * @param accountId whom it is for in the application or by e-mail; null: a patient, a doctor without an account, or
 *     whoever operates the platform
 * @param appointmentId null when it is about none
 * @param suppression why it is not sent; null: it is
 * @param notBefore on the domain's clock
 * @param usefulUntil on the domain's clock, afterwards it is suppressed; null: always
 */
public record PlannedNotification(
        String idempotencyKey,
        UUID hospitalId,
        Notice notice,
        Channel channel,
        UUID accountId,
        UUID patientId,
        UUID doctorId,
        UUID appointmentId,
        Language language,
        String title,
        String message,
        Suppression suppression,
        Instant notBefore,
        Instant usefulUntil,
        int maximumAttempts) {

    /** Ids only: the text may name somebody. */
    @Override
    public String toString() {
        return "PlannedNotification[" + idempotencyKey + (suppression == null ? "" : " " + suppression) + "]";
    }
}
