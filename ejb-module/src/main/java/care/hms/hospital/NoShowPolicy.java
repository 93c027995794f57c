package care.hms.hospital;

import java.time.Duration;
import java.time.Instant;

/**
 * When an appointment that nobody came to is a no-show (decision T3).
 *
 * @param after how long after the start; null means the slot's own length, which is the specification's default
 */
public record NoShowPolicy(Duration after) {

    /** The instant from which on, inclusive, the appointment is a no-show: max(slot start, booking) + delay. */
    public Instant dueAt(Instant slotStart, Instant slotEnd, Instant bookedAt) {
        var from = bookedAt.isAfter(slotStart) ? bookedAt : slotStart;
        return from.plus(after == null ? Duration.between(slotStart, slotEnd) : after);
    }
}
