package care.hms.noshow;

import java.util.UUID;

/** The appointment is a no-show now; whether its slot can be booked again. */
public record Marked(UUID appointmentId, boolean slotReleased) {}
