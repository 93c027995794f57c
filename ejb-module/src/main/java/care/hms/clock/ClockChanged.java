package care.hms.clock;

/** The simulated clock was set: whatever sleeps until an instant has to look again. */
public record ClockChanged(SimulatedTime time) {}
