package care.hms.hospital;

/** From where the minutes of NO_VITALS and NO_DOCTOR are counted (decision T4). */
public enum AlertClock {
    /** From the slot's end, or from the stage when that began later. The specification's §4 arithmetic. */
    SLOT_END,
    /** From the slot's start, or from the stage when that began later. */
    SLOT_START,
    /** From the stage alone, as the specification's §7B tells. */
    STAGE
}
