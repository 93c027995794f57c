package care.hms.appointment;

import java.util.UUID;

/** The appointment was cancelled. */
public record AppointmentCancelled(UUID appointmentId) {}
