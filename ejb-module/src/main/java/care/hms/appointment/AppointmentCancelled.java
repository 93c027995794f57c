package care.hms.appointment;

import java.util.UUID;

/**
 * The appointment was cancelled by somebody; what an emergency leave cancels is {@link AppointmentsCancelledForAbsence}.
 *
 * @param lastMinute within 24 hours of its start (T9)
 */
public record AppointmentCancelled(UUID appointmentId, CancelledBy by, boolean lastMinute) {}
