package care.hms.explanation;

import care.hms.Source;
import care.hms.account.Role;
import care.hms.appointment.AppointmentStatus;
import care.hms.appointment.TimelineEvent;
import care.hms.hospital.Rules;
import care.hms.noshow.NoShowReason;
import care.hms.stagealert.AlertStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * All that is written down about an appointment and its deadlines. Roles are those that the people have today.
 *
 * @param rules the hospital's, as they are today
 * @param events the timeline, oldest first
 * @param alerts by the deadline that they belong to
 * @param noShows oldest first; at most the last one stands
 * @param timers the instance's timers; empty when there is no instance
 * @param lastRun the last sweep that succeeded; empty when none ever did
 */
record Facts(
        Row row,
        Rules rules,
        List<Event> events,
        Map<Kind, Alert> alerts,
        List<NoShow> noShows,
        Optional<List<ProcessInstances.Timer>> timers,
        Optional<Run> lastRun) {

    /**
     * The appointment's row; what has not happened is null.
     *
     * @param due the deadlines that have been computed
     * @param behind whether the row knows that its instance has to follow
     */
    record Row(
            UUID id,
            UUID patientId,
            UUID doctorId,
            AppointmentStatus status,
            LocalDate date,
            Instant startsAt,
            Instant endsAt,
            Instant bookedAt,
            Instant movedAt,
            Instant checkedInAt,
            Instant vitalsRecordedAt,
            Instant consultationStartedAt,
            Instant completedAt,
            Instant cancelledAt,
            Instant noShowAt,
            Map<Kind, Instant> due,
            boolean behind) {}

    /** By which way, and by whom: no role when nobody did it in person. */
    record By(Source source, Role role) {}

    /**
     * A line of the timeline.
     *
     * @param subject the deadline it names, else null
     * @param dueAt the new instant of a deadline that was moved, else null
     * @param runId the sweep's run in which it happened, else null
     */
    record Event(Instant at, TimelineEvent event, By by, Kind subject, Instant dueAt, UUID runId) {}

    /** An alert; what has not happened is null, as is the role when it resolved itself. */
    record Alert(
            AlertStatus status,
            Instant triggeredAt,
            Instant acknowledgedAt,
            Role acknowledgedBy,
            Instant resolvedAt,
            Role resolvedBy) {}

    /** A line of the no-show log; the reversal is null while it stands. */
    record NoShow(NoShowReason reason, Instant triggeredAt, By by, Instant reversedAt, Role reversedBy) {}

    /** A run of the sweep that succeeded. */
    record Run(UUID id, Source source, Instant startedAt, Instant completedAt) {}

    /** The line of the log that stands. */
    Optional<NoShow> standing() {
        return noShows.stream().filter(log -> log.reversedAt() == null).findFirst();
    }

    /** The last line of the log that was taken back. */
    Optional<NoShow> reversed() {
        return noShows.stream().filter(log -> log.reversedAt() != null).reduce((first, last) -> last);
    }

    Optional<Event> last(TimelineEvent wanted, Kind subject) {
        return events.stream()
                .filter(event -> event.event() == wanted && event.subject() == subject)
                .reduce((first, last) -> last);
    }

    Instant due(Kind kind) {
        return row.due().get(kind);
    }

    boolean isPast(Kind kind, Instant now) {
        return !now.isBefore(due(kind));
    }

    /** When the patient entered the stage from which the alert counts; null before. */
    Instant stageEntry(Kind kind) {
        return kind == Kind.NO_DOCTOR ? row.vitalsRecordedAt() : row.checkedInAt();
    }
}
