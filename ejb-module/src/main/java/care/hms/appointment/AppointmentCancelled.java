package care.hms.appointment;

import java.util.UUID;

/**
 * Somebody cancelled the appointment; an emergency leave tells {@link AppointmentsCancelledForAbsence}.
 *
 * @param lastMinute within 24 hours of its start (T9)
 */
public record AppointmentCancelled(UUID appointmentId, CancelledBy by, boolean lastMinute) {}
