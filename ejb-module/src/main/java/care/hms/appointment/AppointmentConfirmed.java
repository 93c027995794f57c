package care.hms.appointment;

import java.util.UUID;

/** The patient said that he comes. */
public record AppointmentConfirmed(UUID appointmentId) {}
