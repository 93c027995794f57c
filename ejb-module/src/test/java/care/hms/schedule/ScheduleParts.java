package care.hms.schedule;

import jakarta.persistence.EntityManager;

/** What other components' tests need of this one. */
public final class ScheduleParts {

    private ScheduleParts() {}

    public static SlotBook slotBook(EntityManager entities) {
        return new SlotBook(new JpaSlots(entities));
    }
}
