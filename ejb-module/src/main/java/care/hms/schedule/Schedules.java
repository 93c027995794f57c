package care.hms.schedule;

import care.hms.account.Action;
import care.hms.account.Actor;
import care.hms.hospital.HospitalRules;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The doctors' working hours and slot lengths, for whoever is about to change one or to keep a doctor away from them.
 * What must not pass each other unseen, changes, absences and the generation of slots, holds the doctor's row.
 */
@Dependent
public class Schedules {

    private final JpaDoctors doctors;
    private final JpaSlots slots;
    private final SlotGeneration generation;
    private final HospitalRules hospitals;
    private final Clock clock;

    @Inject
    Schedules(JpaDoctors doctors, JpaSlots slots, SlotGeneration generation, HospitalRules hospitals, Clock clock) {
        this.doctors = doctors;
        this.slots = slots;
        this.generation = generation;
        this.hospitals = hospitals;
        this.clock = clock;
    }

    /** Refuses a doctor who does not exist in this hospital. */
    public void requireDoctor(UUID hospitalId, UUID doctorId) {
        doctors.require(hospitalId, doctorId);
    }

    /** The doctor, if this person may change his schedule; another hospital's does not exist. */
    public DoctorView requireFor(Actor actor, UUID doctorId) {
        actor.require(Action.CHANGE_SCHEDULE);
        // Whether another hospital has such a doctor is nothing that a doctor may learn.
        var doctor = doctors.require(actor.hospitalId(), doctorId);
        actor.require(Action.CHANGE_SCHEDULE, doctorId, null);
        return doctor.view();
    }

    /** The doctor as he is now, held until commit. */
    public DoctorView hold(UUID hospitalId, UUID doctorId) {
        return doctors.requireLocked(hospitalId, doctorId).view();
    }

    /**
     * Refuses working hours or a slot length that cannot be.
     *
     * @throws care.hms.Invalid names the field
     */
    public void check(int slotMinutes, List<WorkingHours> hours) {
        ScheduleRules.check(slotMinutes, hours);
    }

    /**
     * Gives a doctor other working hours and slots of another length, both at once. Future slots that nobody booked are
     * cut anew; booked ones stay as they are (decision A10).
     *
     * @param version the version the caller saw, or null
     */
    public DoctorView change(UUID hospitalId, UUID doctorId, Long version, int slotMinutes, List<WorkingHours> hours) {
        ScheduleRules.check(slotMinutes, hours);
        var doctor = doctors.requireLocked(hospitalId, doctorId);
        doctor.requireVersion(version);
        var now = clock.instant();
        var rules = hospitals.of(hospitalId);
        doctor.work(slotMinutes, hours);
        // What no version counts, changed in the same flush, would hide from it that the working hours are others.
        doctors.flush();
        doctor.lacksSlots();
        slots.retireUnbooked(doctorId, now);
        generation.generateHorizon(doctor, rules, LocalDate.ofInstant(now, rules.zone()));
        slots.carryBlocks(doctorId, now);
        doctors.flush();
        return doctor.view();
    }
}
