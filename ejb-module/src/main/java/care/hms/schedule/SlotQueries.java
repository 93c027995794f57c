package care.hms.schedule;

import care.hms.Invalid;
import care.hms.NotFound;
import care.hms.account.Action;
import care.hms.account.Actor;
import care.hms.hospital.BookingPolicy;
import care.hms.hospital.HospitalRules;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Reads slots. */
@Stateless
@PermitAll
public class SlotQueries {

    private static final int MOST_DAYS = 31;

    /** Of free slots the first few may be nearly over, which the hospital's policy decides. */
    private static final int SOME = 4;

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

    /** One slot, bookable or not; empty when there is none that anybody may know of. */
    public Optional<SlotView> find(Actor actor, UUID slotId) {
        actor.require(Action.SEE_SLOTS);
        var policy = hospitals.of(actor.hospitalId()).booking();
        return slots.find(actor.hospitalId(), slotId).map(slot -> view(slot, policy, clock.instant()));
    }

    /**
     * What could be booked now, in order of time.
     *
     * @param doctorId null: of any doctor
     * @param from the first local day
     * @param to the last one, at most 31 days later
     */
    public List<SlotView> bookable(Actor actor, UUID doctorId, LocalDate from, LocalDate to) {
        actor.require(Action.SEE_SLOTS);
        if (from == null || to == null || to.isBefore(from) || to.isAfter(from.plusDays(MOST_DAYS))) {
            throw new Invalid("to", "a day from the first one to " + MOST_DAYS + " days later");
        }
        return bookable(actor, now -> slots.free(actor.hospitalId(), doctorId, from, to, now));
    }

    /** The first that could be booked on that local day or later; null asks for no particular doctor. */
    public Optional<SlotView> soonest(Actor actor, UUID doctorId, LocalDate from) {
        actor.require(Action.SEE_SLOTS);
        if (from == null) {
            throw new Invalid("from", "a day such as 2026-01-19");
        }
        return bookable(actor, now -> slots.freeFrom(actor.hospitalId(), doctorId, from, now, SOME)).stream()
                .findFirst();
    }

    /** Those of the same doctor that could be booked instead of this one, the nearest in time, in order. */
    public List<SlotView> nearest(Actor actor, UUID slotId, int count) {
        actor.require(Action.SEE_SLOTS);
        var wanted = slots.find(actor.hospitalId(), slotId).orElseThrow(() -> new NotFound("slot", slotId));
        var at = wanted.time().startsAt();
        return bookable(actor, now -> slots.freeAround(actor.hospitalId(), wanted.doctorId(), at, now, count + SOME))
                .stream()
                .filter(slot -> !slot.id().equals(slotId))
                .sorted(Comparator.comparing(
                        slot -> Duration.between(at, slot.startsAt()).abs()))
                .limit(count)
                .sorted(Comparator.comparing(SlotView::startsAt))
                .toList();
    }

    private List<SlotView> bookable(Actor actor, Function<Instant, List<Slot>> found) {
        var policy = hospitals.of(actor.hospitalId()).booking();
        var now = clock.instant();
        return found.apply(now).stream()
                .map(slot -> view(slot, policy, now))
                .filter(SlotView::bookable)
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
