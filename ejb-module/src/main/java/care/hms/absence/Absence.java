package care.hms.absence;

import care.hms.Conflict;
import care.hms.Stale;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * A doctor is away. The slots of the time are blocked as long as the absence stands, and the blocks are its own (A4);
 * it can be changed until it is over, and withdrawn, but not deleted.
 */
@Entity
@Table(name = "doctor_absences")
class Absence {

    @Id
    private UUID id;

    @Column(name = "hospital_id")
    private UUID hospitalId;

    @Column(name = "doctor_id")
    private UUID doctorId;

    @Enumerated(EnumType.STRING)
    private AbsenceType type;

    @Embedded
    private AbsencePeriod period;

    private String reason;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private UUID createdBy;

    @Column(name = "withdrawn_at")
    private Instant withdrawnAt;

    @Column(name = "withdrawn_by")
    private UUID withdrawnBy;

    @Version
    private long version;

    protected Absence() {}

    Absence(
            UUID hospitalId,
            UUID doctorId,
            AbsenceType type,
            AbsencePeriod period,
            String reason,
            UUID createdBy,
            Instant createdAt) {
        this.id = UUID.randomUUID();
        this.hospitalId = hospitalId;
        this.doctorId = doctorId;
        this.type = type;
        this.period = period;
        this.reason = reason;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
    }

    /** Refuses a caller who acted on another version (A7). */
    void requireVersion(long expected) {
        if (expected != version) {
            throw new Stale(expected, version);
        }
    }

    /** Refuses to change once it is withdrawn or over. */
    void requireStanding(Instant now) {
        if (withdrawnAt != null) {
            throw new Conflict("absence.withdrawn", "This absence is withdrawn. Add another one.");
        }
        if (period.isOver(now)) {
            throw new Conflict("absence.over", "This absence is over.");
        }
    }

    /** Another time, another reason; a planned one may become an emergency, and an emergency stays one (E3). */
    void change(AbsenceType newType, AbsencePeriod newPeriod, String newReason) {
        requireMayBecome(newType);
        type = newType;
        period = newPeriod;
        reason = newReason;
    }

    /** Refuses the way back from an emergency. */
    void requireMayBecome(AbsenceType newType) {
        if (type == AbsenceType.EMERGENCY && newType != AbsenceType.EMERGENCY) {
            throw new Conflict(
                    "absence.emergency",
                    "An emergency cancelled the appointments, and they stay so. Withdraw it and plan another.");
        }
    }

    void withdraw(UUID by, Instant now) {
        withdrawnAt = now;
        withdrawnBy = by;
    }

    UUID id() {
        return id;
    }

    UUID doctorId() {
        return doctorId;
    }

    AbsenceType type() {
        return type;
    }

    AbsencePeriod period() {
        return period;
    }

    /** @param withReason the reason is the doctor's and the administrators' business */
    AbsenceView view(boolean withReason) {
        return new AbsenceView(
                id,
                doctorId,
                type,
                period.startDate(),
                period.startTime(),
                period.endDate(),
                period.endTime(),
                period.startsAt(),
                period.endsAt(),
                withReason ? reason : null,
                createdAt,
                withdrawnAt,
                version);
    }
}
