package care.hms.appointment;

import care.hms.Conflict;
import care.hms.Stale;
import care.hms.hospital.AlertPolicy;
import care.hms.hospital.NoShowPolicy;
import care.hms.schedule.OfferedSlot;
import care.hms.schedule.SlotTime;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;

/**
 * One patient's visit to one doctor, from booking to its end. The row is the truth: it guards its own transitions and
 * carries the instants at which somebody must act, computed when the facts behind them are known.
 */
@Entity
@Table(name = "appointments")
public class Appointment {

    /** What an emergency leave notes on whatever it cancels (§10.3, E1). */
    private static final String CANCELLED_FOR_ABSENCE = "Auto-cancelled due to doctor emergency leave";

    private static final int LONGEST_NOTES = 2000;

    @Id
    private UUID id;

    @Column(name = "hospital_id")
    private UUID hospitalId;

    @Column(name = "patient_id")
    private UUID patientId;

    @Column(name = "doctor_id")
    private UUID doctorId;

    @Column(name = "slot_id")
    private UUID slotId;

    @Enumerated(EnumType.STRING)
    private AppointmentStatus status;

    @Embedded
    @AttributeOverride(name = "date", column = @Column(name = "appointment_date"))
    private SlotTime time;

    @Column(name = "reason")
    private String reason;

    private String notes;

    @Column(name = "booked_at")
    private Instant bookedAt;

    @Column(name = "booked_by")
    private UUID bookedBy;

    @Column(name = "moved_at")
    private Instant movedAt;

    @Column(name = "confirmed_at")
    private Instant confirmedAt;

    @Column(name = "checked_in_at")
    private Instant checkedInAt;

    @Column(name = "vitals_recorded_at")
    private Instant vitalsRecordedAt;

    @Column(name = "consultation_started_at")
    private Instant consultationStartedAt;

    @Column(name = "started_without_vitals")
    private boolean startedWithoutVitals;

    @Column(name = "completed_at")
    private Instant completedAt;

    @Column(name = "cancelled_at")
    private Instant cancelledAt;

    @Column(name = "cancellation_reason")
    private String cancellationReason;

    @Column(name = "no_show_at")
    private Instant noShowAt;

    @Column(name = "no_show_due_at")
    private Instant noShowDueAt;

    @Column(name = "no_vitals_due_at")
    private Instant noVitalsDueAt;

    @Column(name = "no_doctor_due_at")
    private Instant noDoctorDueAt;

    @Column(name = "waiting_too_long_due_at")
    private Instant waitingTooLongDueAt;

    @Version
    private long version;

    protected Appointment() {}

    Appointment(
            UUID id,
            UUID hospitalId,
            UUID patientId,
            OfferedSlot slot,
            String reason,
            UUID bookedBy,
            Instant bookedAt,
            NoShowPolicy policy) {
        this.id = id;
        this.hospitalId = hospitalId;
        this.patientId = patientId;
        this.reason = reason;
        this.bookedBy = bookedBy;
        this.bookedAt = bookedAt;
        this.status = AppointmentStatus.SCHEDULED;
        place(slot, bookedAt, policy);
    }

    /** Refuses a caller who acted on another version; null means that he did not say (A7). */
    public void requireVersion(Long expected) {
        if (expected != null && expected != version) {
            throw new Stale(expected, version);
        }
    }

    void confirm(Instant now) {
        requireExpected(now, "confirming");
        require(AppointmentStatus.CONFIRMED);
        status = AppointmentStatus.CONFIRMED;
        confirmedAt = now;
    }

    /** From the start of the appointment's local day until the no-show instant (A1, T11). */
    void checkIn(Instant now, ZoneId zone, AlertPolicy policy) {
        requireExpected(now, "checking in");
        if (now.isBefore(time.date().atStartOfDay(zone).toInstant())) {
            throw new Conflict(
                    "appointment.too-early",
                    "Check-in is possible from " + time.date() + " on.",
                    Map.of("status", status.name()));
        }
        status = AppointmentStatus.CHECKED_IN;
        checkedInAt = now;
        noVitalsDueAt = policy.noVitalsDueAt(time.startsAt(), time.endsAt(), now);
        waitingTooLongDueAt = policy.waitingTooLongDueAt(time.startsAt(), now);
    }

    /** A mistake of the reception, mended at once: the patient is expected as before (A11). */
    void undoCheckIn(Instant now, Duration within) {
        if (status != AppointmentStatus.CHECKED_IN) {
            throw new IllegalTransition(status, "undoing the check-in");
        }
        if (isNoShowDue(now)) {
            throw new NoShowDue(status, noShowDueAt);
        }
        if (noShowAt != null) {
            throw new Conflict(
                    "appointment.reinstated",
                    "The check-in came with taking back a no-show, which is not undone. Cancel the appointment if the"
                            + " patient is not here.",
                    Map.of("status", status.name()));
        }
        if (vitalsRecordedAt != null) {
            throw new Conflict(
                    "appointment.vitals-recorded",
                    "Vitals are recorded: the patient is here.",
                    Map.of("status", status.name()));
        }
        if (now.isAfter(checkedInAt.plus(within))) {
            throw new Conflict(
                    "appointment.undo-too-late",
                    "A check-in can be undone for " + within.toMinutes() + " minutes.",
                    Map.of("status", status.name()));
        }
        status = confirmedAt == null ? AppointmentStatus.SCHEDULED : AppointmentStatus.CONFIRMED;
        checkedInAt = null;
        noVitalsDueAt = null;
        waitingTooLongDueAt = null;
    }

    /** Refuses to be reinstated when it is no no-show, or on another local day (A8). */
    public void requireReinstatable(Instant now, ZoneId zone) {
        if (status != AppointmentStatus.NO_SHOW) {
            throw new IllegalTransition(status, "reinstating");
        }
        if (!LocalDate.ofInstant(now, zone).equals(time.date())) {
            throw new Conflict(
                    "appointment.not-today",
                    "An appointment can be reinstated on its own day, " + time.date() + ". Book a new one.",
                    Map.of("status", status.name()));
        }
    }

    /** The patient came after all; alerts count from now. Without the slot he is squeezed in (A8). */
    public void reinstate(Instant now, ZoneId zone, AlertPolicy policy, boolean inItsSlot) {
        requireReinstatable(now, zone);
        status = AppointmentStatus.CHECKED_IN;
        checkedInAt = now;
        if (!inItsSlot) {
            slotId = null;
        }
        noVitalsDueAt = policy.noVitalsDueAt(time.startsAt(), time.endsAt(), now);
        waitingTooLongDueAt = policy.waitingTooLongDueAt(time.startsAt(), now);
    }

    /** Answers whether these were the first; later ones correct them and move no deadline. */
    boolean recordVitals(Instant now, AlertPolicy policy) {
        if (status.isWaitingForArrival()) {
            throw new Conflict(
                    "appointment.vitals-before-check-in",
                    "Check the patient in first.",
                    Map.of("status", status.name()));
        }
        if (status != AppointmentStatus.CHECKED_IN) {
            throw new IllegalTransition(status, "recording vitals");
        }
        var first = vitalsRecordedAt == null;
        if (first) {
            vitalsRecordedAt = now;
            noDoctorDueAt = policy.noDoctorDueAt(time.startsAt(), time.endsAt(), now);
        }
        return first;
    }

    void startConsultation(Instant now) {
        require(AppointmentStatus.IN_PROGRESS);
        status = AppointmentStatus.IN_PROGRESS;
        consultationStartedAt = now;
        startedWithoutVitals = vitalsRecordedAt == null;
    }

    void complete(Instant now) {
        require(AppointmentStatus.COMPLETED);
        status = AppointmentStatus.COMPLETED;
        completedAt = now;
    }

    /** T11 holds here too: once the patient was due, only the no-show is left. */
    void cancel(Instant now, String why) {
        if (!status.isInBuilding()) {
            requireExpected(now, "cancelling");
        }
        require(AppointmentStatus.CANCELLED);
        status = AppointmentStatus.CANCELLED;
        cancelledAt = now;
        cancellationReason = why;
    }

    /**
     * Whether the doctor's absence concerns it: the patient is expected, or waits (E1). Whoever is due is a no-show,
     * marked or not (T11), and who is with the doctor stays.
     */
    public boolean isOpenToAbsence(Instant now) {
        return status == AppointmentStatus.CHECKED_IN || status.isWaitingForArrival() && !isNoShowDue(now);
    }

    /** Whether the patient is still to come to a slot that is not over (E4). */
    public boolean isStillToCome(Instant now) {
        return status.isWaitingForArrival() && !isNoShowDue(now) && now.isBefore(time.endsAt());
    }

    /** The doctor cannot come: the note says so behind whatever stood there (E1). */
    void cancelForAbsence(Instant now) {
        cancel(now, CANCELLED_FOR_ABSENCE);
        var before = notes == null ? "" : notes + "\n";
        notes = before.substring(0, Math.min(before.length(), LONGEST_NOTES - CANCELLED_FOR_ABSENCE.length()))
                + CANCELLED_FOR_ABSENCE;
    }

    /** Refuses to be moved once the patient came, or was due (A9, T11). */
    void requireMovable(Instant now) {
        requireExpected(now, "rescheduling");
    }

    /** Same row, other slot, expected again (A9). */
    void moveTo(OfferedSlot slot, Instant now, NoShowPolicy policy) {
        requireMovable(now);
        status = AppointmentStatus.SCHEDULED;
        confirmedAt = null;
        movedAt = now;
        place(slot, now, policy);
    }

    /** A person says that the patient did not come: only from the slot's start on (A2). */
    public void markNoShowByHand(Instant now) {
        require(AppointmentStatus.NO_SHOW);
        if (now.isBefore(time.startsAt())) {
            throw new Conflict(
                    "appointment.not-started",
                    "A no-show can be marked from the start of the slot on.",
                    Map.of("status", status.name()));
        }
        markNoShow(now);
    }

    /** The deadline passed: the caller has checked that it did. */
    public void markNoShow(Instant now) {
        require(AppointmentStatus.NO_SHOW);
        status = AppointmentStatus.NO_SHOW;
        noShowAt = now;
    }

    /** At and after the due instant nobody can still arrive, however fast the marking is (T1, T11). */
    public boolean isNoShowDue(Instant now) {
        return !now.isBefore(noShowDueAt);
    }

    /** Marked or not yet marked: after the due instant the answer is the same (T11). */
    void refuseWhenDue(Instant now) {
        if (isNoShowDue(now) && (status.isWaitingForArrival() || status == AppointmentStatus.NO_SHOW)) {
            throw new NoShowDue(status, noShowDueAt);
        }
    }

    private void requireExpected(Instant now, String act) {
        refuseWhenDue(now);
        if (!status.isWaitingForArrival()) {
            throw new IllegalTransition(status, act);
        }
    }

    private void require(AppointmentStatus next) {
        if (!status.mayBecome(next)) {
            throw new IllegalTransition(status, next.name());
        }
    }

    private void place(OfferedSlot slot, Instant now, NoShowPolicy policy) {
        slotId = slot.id();
        doctorId = slot.doctorId();
        time = slot.time();
        noShowDueAt = policy.dueAt(time.startsAt(), time.endsAt(), now);
    }

    public UUID id() {
        return id;
    }

    public UUID hospitalId() {
        return hospitalId;
    }

    public UUID patientId() {
        return patientId;
    }

    public UUID doctorId() {
        return doctorId;
    }

    /** Null when the patient was squeezed in without a slot. */
    public UUID slotId() {
        return slotId;
    }

    public AppointmentStatus status() {
        return status;
    }

    public SlotTime time() {
        return time;
    }

    public Instant checkedInAt() {
        return checkedInAt;
    }

    public Instant vitalsRecordedAt() {
        return vitalsRecordedAt;
    }

    public Instant noShowDueAt() {
        return noShowDueAt;
    }

    public Instant noVitalsDueAt() {
        return noVitalsDueAt;
    }

    public Instant noDoctorDueAt() {
        return noDoctorDueAt;
    }

    public Instant waitingTooLongDueAt() {
        return waitingTooLongDueAt;
    }
}
