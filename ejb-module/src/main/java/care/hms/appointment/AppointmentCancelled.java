package care.hms.appointment;

import java.util.UUID;

/**
 * The appointment was cancelled.
 *
 * @param lastMinute within 24 hours of its start (T9)
 * @param patientWasThere the patient had checked in
 */
public record AppointmentCancelled(UUID appointmentId, CancelledBy by, boolean lastMinute, boolean patientWasThere) {}
