package care.hms.appointment;

import java.time.Instant;
import java.util.UUID;

/** A check-in was a mistake: the patient is expected as before. */
public record CheckInUndone(UUID appointmentId, Instant noShowDueAt) {}
