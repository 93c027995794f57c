package care.hms.appointment;

import java.util.UUID;

/** The consultation ended. */
public record ConsultationCompleted(UUID appointmentId) {}
