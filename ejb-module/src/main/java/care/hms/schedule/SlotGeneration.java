package care.hms.schedule;

import care.hms.hospital.HospitalRules;
import care.hms.hospital.Rules;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;

/** Turns working hours and holidays into slot rows; a slot that is there already, or would overlap one, stays out. */
@Dependent
class SlotGeneration {

    private final JpaSlots slots;
    private final HospitalRules hospitals;
    private final Event<SlotsGenerated> generated;

    @Inject
    SlotGeneration(JpaSlots slots, HospitalRules hospitals, Event<SlotsGenerated> generated) {
        this.slots = slots;
        this.hospitals = hospitals;
        this.generated = generated;
    }

    /** The days of the horizon that were not generated yet; most nights that is one. */
    int generateHorizon(Doctor doctor, Rules rules, LocalDate today) {
        var last = today.plusDays(rules.slotHorizonDays());
        var added = generate(doctor, rules, doctor.firstDayWithoutSlots(today), last);
        doctor.hasSlotsUntil(last);
        return added;
    }

    /** From the first day to the last, both inclusive; answers how many slots are new. */
    int generate(Doctor doctor, Rules rules, LocalDate from, LocalDate to) {
        var grid = doctor.grid(rules.zone());
        var holidays = hospitals.holidays(rules.hospitalId());
        var wanted = new ArrayList<SlotTime>();
        for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
            if (!holidays.contains(day)) {
                wanted.addAll(grid.of(day));
            }
        }
        if (wanted.isEmpty()) {
            return 0;
        }
        // An absence that begins at this moment sees the new slots, or is seen by them.
        slots.holdDoctor(doctor.id());
        var added = slots.addMissing(doctor.hospitalId(), doctor.id(), wanted);
        generated.fire(new SlotsGenerated(doctor.id(), from, to));
        return added;
    }
}
