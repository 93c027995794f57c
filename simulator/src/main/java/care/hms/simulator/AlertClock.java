package care.hms.simulator;

import java.time.Instant;

/** From where a hospital counts the minutes after which a patient waits too long at a stage (decision T4). */
public enum AlertClock {
    /** The slot's end, or the stage when that began later. */
    SLOT_END,
    /** The slot's start, or the stage when that began later. */
    SLOT_START,
    /** The stage alone. */
    STAGE;

    Instant reference(Instant slotStart, Instant slotEnd, Instant stageEntry) {
        return switch (this) {
            case SLOT_END -> later(slotEnd, stageEntry);
            case SLOT_START -> later(slotStart, stageEntry);
            case STAGE -> stageEntry;
        };
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
