package care.hms.schedule;

import care.hms.Conflict;
import care.hms.NotFound;
import care.hms.hospital.BookingPolicy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Takes slots for appointments and gives them back. The database decides who was first (A3). */
@Dependent
public class SlotBook {

    private final JpaSlots slots;

    @Inject
    SlotBook(JpaSlots slots) {
        this.slots = slots;
    }

    /** A slot of the hospital; a retired one no longer exists for callers. */
    public OfferedSlot require(UUID hospitalId, UUID slotId) {
        return slots.find(hospitalId, slotId)
                .filter(slot -> !slot.isRetired())
                .map(slot -> new OfferedSlot(slot.id(), slot.doctorId(), slot.time()))
                .orElseThrow(() -> new NotFound("slot", slotId));
    }

    /**
     * Takes the slot for the appointment, and answers when: the clock is asked once the slot's row is held, so that
     * whoever waited for it past the last possible moment comes too late (A5).
     *
     * @throws Conflict {@code slot.too-late}, {@code slot.blocked} or {@code slot.taken}
     */
    public Instant take(OfferedSlot slot, UUID appointmentId, BookingPolicy policy, Clock clock) {
        if (!slots.claim(slot.id(), appointmentId)) {
            throw slots.isBlocked(slot.id())
                    ? new Conflict("slot.blocked", "This slot is blocked. Choose another one.")
                    : new Conflict("slot.taken", "This slot was just taken. Choose another one.");
        }
        var now = clock.instant();
        if (!policy.leavesEnough(slot.time().endsAt(), now)) {
            throw new Conflict("slot.too-late", "Too little of this slot is left. Choose a later one.");
        }
        return now;
    }

    /** Takes the slot once more for an appointment that had it; false when somebody else has it now, or it is blocked. */
    public boolean takeBack(UUID slotId, UUID appointmentId) {
        slots.release(slotId, appointmentId);
        return slots.claim(slotId, appointmentId);
    }

    /** Holds both slots of a move until commit, always in the same order: two that swap do not wait for each other. */
    public void hold(UUID one, UUID other) {
        slots.hold(List.of(one, other));
    }

    /** Gives back the slots that these appointments still have; blocks stay (A4). */
    public void releaseAll(Collection<UUID> appointmentIds) {
        slots.releaseAll(appointmentIds);
    }

    /** Gives the slot back if it is still this appointment's; a block stays (A4). */
    public boolean release(UUID slotId, UUID appointmentId) {
        return slots.release(slotId, appointmentId);
    }
}
