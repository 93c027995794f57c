package care.hms.appointment;

import java.time.Instant;
import java.util.UUID;

/** The patient is in the waiting room; alerts are due at these instants. */
public record PatientCheckedIn(UUID appointmentId, Instant noVitalsDueAt, Instant waitingTooLongDueAt) {}
