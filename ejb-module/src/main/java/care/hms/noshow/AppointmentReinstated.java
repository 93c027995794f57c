package care.hms.noshow;

import java.time.Instant;
import java.util.UUID;

/** A patient who was a no-show came after all, and waits (A8). */
public record AppointmentReinstated(
        UUID appointmentId, UUID hospitalId, Instant noVitalsDueAt, Instant waitingTooLongDueAt) {}
