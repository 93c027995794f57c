package care.hms.notification;

import care.hms.Traced;
import java.time.Instant;
import java.util.UUID;

/**
 * A message as its reader sees it in the application.
 *
 * @param patientId the patient it is about; null when about none
 * @param readAt null while unread
 */
public record NotificationView(
        UUID id,
        Notice type,
        Priority priority,
        String title,
        String message,
        Metadata metadata,
        UUID patientId,
        Instant createdAt,
        Instant readAt)
        implements Traced {

    /**
     * What programs want to know of it (§10.2).
     *
     * @param isLastMinute null for what is no patient's cancellation
     */
    public record Metadata(UUID appointmentId, Boolean isLastMinute) {}

    /** Ids only: the text may name somebody. */
    @Override
    public String toString() {
        return "NotificationView[" + id + "]";
    }
}
