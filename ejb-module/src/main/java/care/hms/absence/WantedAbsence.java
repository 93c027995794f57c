package care.hms.absence;

import java.time.LocalDate;
import java.time.LocalTime;

/**
 * An absence to be, in the hospital's local time.
 *
 * @param startTime null: from the beginning of the first day
 * @param endTime null: to the end of the last day
 * @param reason for the doctor and the administrators; may be null
 */
public record WantedAbsence(
        AbsenceType type,
        LocalDate startDate,
        LocalTime startTime,
        LocalDate endDate,
        LocalTime endTime,
        String reason) {

    /** White space around the reason is no part of it. */
    public WantedAbsence {
        reason = reason == null ? null : reason.strip();
    }
}
