package care.hms.schedule;

import care.hms.Audited;
import care.hms.account.Action;
import care.hms.account.Actor;
import care.hms.hospital.HospitalRules;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Gives a doctor other working hours or slots of another length. Future slots that nobody booked are cut anew; booked
 * ones stay as they are (decision A10).
 */
@Stateless
@PermitAll
public class ChangeSchedule {

    private JpaDoctors doctors;
    private JpaSlots slots;
    private SlotGeneration generation;
    private HospitalRules hospitals;
    private Clock clock;

    protected ChangeSchedule() {}

    @Inject
    public ChangeSchedule(
            JpaDoctors doctors, JpaSlots slots, SlotGeneration generation, HospitalRules hospitals, Clock clock) {
        this.doctors = doctors;
        this.slots = slots;
        this.generation = generation;
        this.hospitals = hospitals;
        this.clock = clock;
    }

    /**
     * Changes both at once.
     *
     * @param version the version the caller saw, or null
     */
    @Audited(value = "changeSchedule", object = "doctor")
    public DoctorView change(Actor actor, UUID doctorId, Long version, int slotMinutes, List<WorkingHours> hours) {
        actor.require(Action.CHANGE_SCHEDULE, doctorId, null);
        ScheduleRules.check(slotMinutes, hours);
        var doctor = doctors.requireLocked(actor.hospitalId(), doctorId);
        doctor.requireVersion(version);
        var now = clock.instant();
        var rules = hospitals.of(actor.hospitalId());
        doctor.work(slotMinutes, hours);
        slots.retireUnbooked(doctorId, now);
        generation.generateHorizon(doctor, rules, LocalDate.ofInstant(now, rules.zone()));
        slots.carryBlocks(doctorId, now);
        doctors.flush();
        return doctor.view();
    }
}
