package care.hms.hospital;

import care.hms.Stale;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/** A hospital: the tenant to which everything below belongs. New ones start with the specification's policies. */
@Entity
@Table(name = "hospitals")
class Hospital {

    @Id
    private UUID id;

    private String code;
    private String name;
    private String zone;

    @Column(name = "no_show_after_minutes")
    private Integer noShowAfterMinutes;

    @Enumerated(EnumType.STRING)
    @Column(name = "alert_clock")
    private AlertClock alertClock = AlertClock.SLOT_END;

    @Column(name = "no_vitals_after_minutes")
    private int noVitalsAfterMinutes = 5;

    @Column(name = "no_doctor_after_minutes")
    private int noDoctorAfterMinutes = 10;

    @Column(name = "waiting_too_long_after_minutes")
    private int waitingTooLongAfterMinutes = 30;

    @Column(name = "minimum_remaining_minutes")
    private int minimumRemainingMinutes = 3;

    @Column(name = "slot_horizon_days")
    private int slotHorizonDays = 60;

    @Column(name = "undo_check_in_minutes")
    private int undoCheckInMinutes = 2;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private long version;

    protected Hospital() {}

    Hospital(String code, String name, ZoneId zone, Instant createdAt) {
        this.id = UUID.randomUUID();
        this.code = code;
        this.name = name;
        this.zone = zone.getId();
        this.createdAt = createdAt;
    }

    UUID id() {
        return id;
    }

    HospitalView view() {
        return new HospitalView(id, code, name, zone);
    }

    /** Refuses a caller who acted on another version. */
    void requireVersion(long expected) {
        if (expected != version) {
            throw new Stale(expected, version);
        }
    }

    /** Decides otherwise from now on; what was checked is taken as it is. */
    void adopt(Policies wanted) {
        noShowAfterMinutes = wanted.noShowAfterMinutes();
        alertClock = wanted.alertClock();
        noVitalsAfterMinutes = wanted.noVitalsAfterMinutes();
        noDoctorAfterMinutes = wanted.noDoctorAfterMinutes();
        waitingTooLongAfterMinutes = wanted.waitingTooLongAfterMinutes();
        minimumRemainingMinutes = wanted.minimumRemainingMinutes();
        slotHorizonDays = wanted.slotHorizonDays();
        undoCheckInMinutes = wanted.undoCheckInMinutes();
    }

    PoliciesView policies() {
        return new PoliciesView(id, decided(), version);
    }

    private Policies decided() {
        return new Policies(
                noShowAfterMinutes,
                alertClock,
                noVitalsAfterMinutes,
                noDoctorAfterMinutes,
                waitingTooLongAfterMinutes,
                minimumRemainingMinutes,
                slotHorizonDays,
                undoCheckInMinutes);
    }

    Rules rules() {
        return new Rules(
                id,
                ZoneId.of(zone),
                decided().noShow(),
                decided().alerts(),
                new BookingPolicy(Duration.ofMinutes(minimumRemainingMinutes)),
                slotHorizonDays,
                Duration.ofMinutes(undoCheckInMinutes));
    }
}
