package care.hms.schedule;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;

/**
 * Closes slots to bookings for a reason, and opens them again. A block belongs to its owner: nobody else takes it back
 * (A4). A booking and a block meet on the slot's row, so that one of them sees the other.
 */
@Dependent
public class SlotBlocks {

    private final JpaSlotBlocks blocks;

    @Inject
    SlotBlocks(JpaSlotBlocks blocks) {
        this.blocks = blocks;
    }

    /** Blocks every slot of the doctor that the time touches, booked or not; what is the owner's already stays. */
    public void block(UUID doctorId, UUID owner, String reason, Instant from, Instant to, Instant now) {
        blocks.add(doctorId, owner, reason, from, to, now);
    }

    /** Takes back what is the owner's and the time does not touch. */
    public void narrow(UUID owner, Instant from, Instant to) {
        blocks.removeOutside(owner, from, to);
    }

    /** Takes back all that is the owner's. */
    public void withdraw(UUID owner) {
        blocks.removeAll(owner);
    }

    /**
     * How many slots to come would be free if the owner kept only those that the time touches; a time without a length
     * touches none.
     */
    public int opened(UUID owner, Instant from, Instant to, Instant now) {
        return blocks.countOpened(owner, from, to, now);
    }

    /** How many slots of the doctor the time touches, whoever blocked or booked them. */
    public int count(UUID doctorId, Instant from, Instant to) {
        return blocks.count(doctorId, from, to);
    }
}
