package care.hms.appointment;

import java.time.Instant;
import java.util.UUID;

/** Vitals were recorded; only the first time moves the patient on. */
public record VitalsRecorded(UUID appointmentId, Instant noDoctorDueAt, boolean first) {}
