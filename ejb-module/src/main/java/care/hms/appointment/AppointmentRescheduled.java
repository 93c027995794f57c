package care.hms.appointment;

import care.hms.Source;
import java.time.Instant;
import java.util.UUID;

/**
 * The appointment moved to another slot; the patient is expected until the new due instant.
 *
 * @param source whether the patient or somebody of the staff moved it
 */
public record AppointmentRescheduled(UUID appointmentId, Instant noShowDueAt, Source source) {}
