package care.hms.hospital;

import java.time.Duration;
import java.time.Instant;

/**
 * Until when a slot can still be booked (decisions A3, A5).
 *
 * @param minimumRemaining how much of the slot must be left
 */
public record BookingPolicy(Duration minimumRemaining) {

    /** Whether enough of a slot that ends then remains now. */
    public boolean leavesEnough(Instant slotEnd, Instant now) {
        return !now.plus(minimumRemaining).isAfter(slotEnd) && now.isBefore(slotEnd);
    }
}
