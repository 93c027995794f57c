package care.hms.appointment;

import java.time.Instant;
import java.util.UUID;

/** The appointment moved to another slot; the patient is expected until the new due instant. */
public record AppointmentRescheduled(UUID appointmentId, Instant noShowDueAt) {}
