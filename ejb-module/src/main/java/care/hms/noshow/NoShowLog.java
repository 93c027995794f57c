package care.hms.noshow;

import care.hms.Source;
import care.hms.appointment.Appointment;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.UUID;

/** One line of the no-show history (§6): written with the mark, in its transaction. */
@Entity
@Table(name = "no_show_logs")
class NoShowLog {

    @Id
    private UUID id;

    @Column(name = "hospital_id")
    private UUID hospitalId;

    @Column(name = "appointment_id")
    private UUID appointmentId;

    @Column(name = "reason")
    @Enumerated(EnumType.STRING)
    private NoShowReason reason;

    @Column(name = "note")
    private String note;

    @Column(name = "slot_time")
    private LocalTime slotTime;

    @Column(name = "timeout_minutes")
    private int timeoutMinutes;

    @Column(name = "triggered_at")
    private Instant triggeredAt;

    @Column(name = "slot_released")
    private boolean slotReleased;

    @Column(name = "slot_released_at")
    private Instant slotReleasedAt;

    @Column(name = "created_by")
    private UUID createdBy;

    @Column(name = "source")
    private String source;

    @Column(name = "reversed_at")
    private Instant reversedAt;

    @Column(name = "reversed_by")
    private UUID reversedBy;

    @Column(name = "reversal_reason")
    private String reversalReason;

    protected NoShowLog() {}

    /** The timeout is the length of the slot that was booked (T2). */
    NoShowLog(
            Appointment appointment,
            NoShowReason reason,
            String note,
            Instant at,
            boolean slotReleased,
            UUID createdBy,
            Source source) {
        var time = appointment.time();
        this.id = UUID.randomUUID();
        this.hospitalId = appointment.hospitalId();
        this.appointmentId = appointment.id();
        this.reason = reason;
        this.note = note;
        this.slotTime = time.start();
        this.timeoutMinutes =
                (int) Duration.between(time.startsAt(), time.endsAt()).toMinutes();
        this.triggeredAt = at;
        this.slotReleased = slotReleased;
        this.slotReleasedAt = slotReleased ? at : null;
        this.createdBy = createdBy;
        this.source = source.word();
    }

    /** The patient came after all: the line stays and leaves the rate (A8). */
    void reverse(Instant at, UUID by, String why) {
        reversedAt = at;
        reversedBy = by;
        reversalReason = why;
    }
}
