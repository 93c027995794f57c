package care.hms.appointment;

import care.hms.Traced;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;

/**
 * An appointment as callers see it. Instants are UTC; {@code appointmentDate}, {@code startTime} and {@code endTime}
 * are told in {@code zone}. What has not happened is null.
 */
public record AppointmentView(
        UUID id,
        AppointmentStatus status,
        long version,
        Patient patient,
        Doctor doctor,
        Slot slot,
        LocalDate appointmentDate,
        LocalTime startTime,
        LocalTime endTime,
        Instant startsAt,
        Instant endsAt,
        String zone,
        String reason,
        String notes,
        Instant bookedAt,
        Instant confirmedAt,
        Instant checkedInAt,
        Instant vitalsRecordedAt,
        Instant consultationStartedAt,
        boolean startedWithoutVitals,
        Instant completedAt,
        Instant cancelledAt,
        String cancellationReason,
        Instant noShowAt,
        String noShowReason,
        Instant noShowDueAt,
        Instant noVitalsDueAt,
        Instant noDoctorDueAt,
        Instant waitingTooLongDueAt,
        Vitals vitals,
        List<Alert> alerts)
        implements Traced {

    @Override
    public UUID patientId() {
        return patient.id();
    }

    /** Who comes. */
    public record Patient(UUID id, String firstName, String lastName, String mrn, LocalDate dateOfBirth) {}

    /** To whom. */
    public record Doctor(UUID id, String code, User user) {}

    /** The doctor's name, where the specification's JSON has it. */
    public record User(String firstName, String lastName) {}

    /** The slot; null for a patient squeezed in without one. */
    public record Slot(UUID id, boolean isBooked, boolean isBlocked) {}

    /** An alert that was raised for it. */
    public record Alert(String alertType, String status, Instant triggeredAt) {}
}
