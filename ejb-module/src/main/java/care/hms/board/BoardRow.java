package care.hms.board;

import care.hms.Traced;
import care.hms.appointment.AppointmentStatus;
import care.hms.stagealert.AlertStatus;
import care.hms.stagealert.AlertType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;

/**
 * One appointment as the board of its day shows it. Times of day are local; what has not happened is null.
 *
 * @param stamp changes with everything of the row that a board shows
 * @param undoUntil until when a check-in can be taken back; null before one
 * @param squeezedIn whether the patient has no slot
 * @param alerts those that were raised and are not resolved
 */
public record BoardRow(
        UUID id,
        long version,
        String stamp,
        AppointmentStatus status,
        Patient patient,
        Doctor doctor,
        LocalDate day,
        LocalTime start,
        LocalTime end,
        Instant startsAt,
        Instant checkedInAt,
        Instant vitalsRecordedAt,
        Instant consultationStartedAt,
        Instant completedAt,
        Instant cancelledAt,
        Instant noShowAt,
        Instant noShowDueAt,
        Instant noVitalsDueAt,
        Instant noDoctorDueAt,
        Instant waitingTooLongDueAt,
        Instant undoUntil,
        boolean squeezedIn,
        List<Alert> alerts)
        implements Traced {

    /** Who comes. */
    public record Patient(UUID id, String firstName, String lastName, LocalDate born, boolean hasPhone) {}

    /** To whom. */
    public record Doctor(UUID id, String code, String firstName, String lastName) {}

    /** Somebody waits too long. */
    public record Alert(AlertType type, AlertStatus status, Instant triggeredAt) {}

    @Override
    public UUID patientId() {
        return patient.id();
    }
}
