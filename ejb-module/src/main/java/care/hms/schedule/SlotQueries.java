package care.hms.schedule;

import care.hms.Invalid;
import care.hms.account.Action;
import care.hms.account.Actor;
import care.hms.hospital.BookingPolicy;
import care.hms.hospital.HospitalRules;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Reads slots. */
@Stateless
@PermitAll
public class SlotQueries {

    private JpaSlots slots;
    private JpaDoctors doctors;
    private HospitalRules hospitals;
    private Clock clock;

    protected SlotQueries() {}

    @Inject
    public SlotQueries(JpaSlots slots, JpaDoctors doctors, HospitalRules hospitals, Clock clock) {
        this.slots = slots;
        this.doctors = doctors;
        this.hospitals = hospitals;
        this.clock = clock;
    }

    /** A doctor's slots of one local day, in order. */
    public List<SlotView> ofDay(Actor actor, UUID doctorId, LocalDate date) {
        actor.require(Action.SEE_SLOTS);
        if (date == null) {
            throw new Invalid("date", "a day such as 2026-01-19");
        }
        var doctor = doctors.require(actor.hospitalId(), doctorId);
        var policy = hospitals.of(actor.hospitalId()).booking();
        var now = clock.instant();
        return slots.ofDay(actor.hospitalId(), doctor.id(), date).stream()
                .map(slot -> view(slot, policy, now))
                .toList();
    }

    private static SlotView view(Slot slot, BookingPolicy policy, Instant now) {
        var time = slot.time();
        return new SlotView(
                slot.id(),
                slot.doctorId(),
                time.date(),
                time.start(),
                time.end(),
                time.startsAt(),
                time.endsAt(),
                slot.isBooked(),
                slot.isBlocked(),
                !slot.isBooked() && !slot.isBlocked() && policy.leavesEnough(time.endsAt(), now));
    }
}
