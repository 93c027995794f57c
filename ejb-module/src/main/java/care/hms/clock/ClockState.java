package care.hms.clock;

import java.time.Instant;

/**
 * What time it is in the domain.
 *
 * @param speed domain seconds per real second
 * @param running whether it passes at all
 * @param simulated whether it is anything but real time
 */
public record ClockState(Instant now, int speed, boolean running, boolean simulated) {}
