package care.hms.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;

/**
 * A slot as callers see it.
 *
 * @param slotDate the local day in the hospital's zone, as are the two times
 * @param bookable whether it could be booked now: free, not blocked, enough of it left (A3, A5)
 */
public record SlotView(
        UUID id,
        UUID doctorId,
        LocalDate slotDate,
        LocalTime startTime,
        LocalTime endTime,
        Instant startsAt,
        Instant endsAt,
        boolean isBooked,
        boolean isBlocked,
        boolean bookable) {}
