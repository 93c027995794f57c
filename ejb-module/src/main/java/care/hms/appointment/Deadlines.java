package care.hms.appointment;

import java.time.Instant;

/** Where an appointment is, and when somebody must act; instants that are not known yet are null. */
public record Deadlines(
        AppointmentStatus status,
        Instant noShowDueAt,
        Instant noVitalsDueAt,
        Instant noDoctorDueAt,
        Instant waitingTooLongDueAt) {}
