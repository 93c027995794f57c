package care.hms.web.pages.alerts;

import java.util.UUID;

/**
 * An alert in the reader's words. Instants are milliseconds, as scripts count.
 *
 * @param since since when the patient waits
 * @param minutes how long that is by now
 * @param attended who has seen it or dealt with it, and when; empty while nobody has
 * @param style by which it is drawn: its type, or that somebody has seen it
 * @param acknowledgeable whether the person may say that he has seen it
 * @param resolvable whether the person may say that it is dealt with
 */
public record AlertView(
        UUID id,
        UUID appointmentId,
        long version,
        String type,
        String style,
        String icon,
        String patient,
        String born,
        String doctor,
        String start,
        long since,
        String sinceTime,
        long minutes,
        String attended,
        String note,
        boolean acknowledgeable,
        boolean resolvable) {}
