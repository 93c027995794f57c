package care.hms.schedule;

import care.hms.hospital.HospitalParts;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/** What other components' tests need of this one. */
public final class ScheduleParts {

    private ScheduleParts() {}

    public static SlotBlocks slotBlocks(EntityManager entities) {
        return new SlotBlocks(new JpaSlotBlocks(entities));
    }

    public static Schedules schedules(EntityManager entities, Clock clock, Event<SlotsGenerated> generated) {
        var slots = new JpaSlots(entities);
        var hospitals = HospitalParts.rules(entities);
        return new Schedules(
                new JpaDoctors(entities), slots, new SlotGeneration(slots, hospitals, generated), hospitals, clock);
    }

    public static GenerateSlots generateSlots(EntityManager entities, Clock clock, Event<SlotsGenerated> generated) {
        var hospitals = HospitalParts.rules(entities);
        return new GenerateSlots(
                new JpaDoctors(entities),
                new SlotGeneration(new JpaSlots(entities), hospitals, generated),
                hospitals,
                clock);
    }

    public static SlotBook slotBook(EntityManager entities) {
        return new SlotBook(new JpaSlots(entities));
    }
}
