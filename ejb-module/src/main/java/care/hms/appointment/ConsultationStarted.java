package care.hms.appointment;

import java.util.UUID;

/** The doctor sees the patient. */
public record ConsultationStarted(UUID appointmentId) {}
