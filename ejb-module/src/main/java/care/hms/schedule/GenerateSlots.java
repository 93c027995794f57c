package care.hms.schedule;

import care.hms.Audited;
import care.hms.Invalid;
import care.hms.account.Action;
import care.hms.account.Actor;
import care.hms.hospital.HospitalRules;
import care.hms.hospital.Rules;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/** Generates slots: a range on request, or the horizon of every doctor each night (decision A10). */
@Stateless
@PermitAll
public class GenerateSlots {

    private static final int LONGEST_RANGE_DAYS = 366;

    private JpaDoctors doctors;
    private SlotGeneration generation;
    private HospitalRules hospitals;
    private Clock clock;

    protected GenerateSlots() {}

    @Inject
    public GenerateSlots(JpaDoctors doctors, SlotGeneration generation, HospitalRules hospitals, Clock clock) {
        this.doctors = doctors;
        this.generation = generation;
        this.hospitals = hospitals;
        this.clock = clock;
    }

    /** From the first local day to the last, both inclusive; answers how many slots are new. */
    @Audited(value = "generateSlots", object = "doctor")
    public int generate(Actor actor, UUID doctorId, LocalDate from, LocalDate to) {
        actor.require(Action.CHANGE_SCHEDULE);
        // Whether another hospital has such a doctor is nothing that a doctor may learn.
        var doctor = doctors.require(actor.hospitalId(), doctorId);
        actor.require(Action.CHANGE_SCHEDULE, doctorId, null);
        var rules = hospitals.of(actor.hospitalId());
        check(from, to, LocalDate.ofInstant(clock.instant(), rules.zone()));
        return generation.generate(doctor, rules, from, to);
    }

    /** The horizon of every doctor of one hospital; a second run on the same day adds nothing. */
    public int generateHorizon(Rules rules) {
        var today = LocalDate.ofInstant(clock.instant(), rules.zone());
        return doctors.inOrderOfCode(rules.hospitalId()).stream()
                .mapToInt(doctor -> generation.generateHorizon(doctor, rules, today))
                .sum();
    }

    private static void check(LocalDate from, LocalDate to, LocalDate today) {
        if (from == null || from.isBefore(today)) {
            throw new Invalid("from", "a day from today (" + today + ") on");
        }
        if (to == null || to.isBefore(from) || to.isAfter(today.plusDays(LONGEST_RANGE_DAYS))) {
            throw new Invalid("to", "a day from `from` to " + today.plusDays(LONGEST_RANGE_DAYS));
        }
    }
}
