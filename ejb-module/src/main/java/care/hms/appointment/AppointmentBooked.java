package care.hms.appointment;

import java.time.Instant;
import java.util.UUID;

/** A slot was booked; the patient is expected until the due instant. */
public record AppointmentBooked(UUID appointmentId, UUID hospitalId, Instant noShowDueAt) {}
