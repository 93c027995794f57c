package care.hms.absence;

import care.hms.Traced;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;

/**
 * An absence as callers see it; days and times are the hospital's.
 *
 * @param startTime null: from the beginning of the first day
 * @param endTime null: to the end of the last day
 * @param reason null when there is none, or for those who may not change it
 * @param withdrawnAt null while it stands
 */
public record AbsenceView(
        UUID id,
        UUID doctorId,
        AbsenceType type,
        LocalDate startDate,
        LocalTime startTime,
        LocalDate endDate,
        LocalTime endTime,
        Instant startsAt,
        Instant endsAt,
        String reason,
        Instant createdAt,
        Instant withdrawnAt,
        long version)
        implements Traced {}
