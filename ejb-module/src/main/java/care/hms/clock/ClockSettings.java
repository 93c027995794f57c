package care.hms.clock;

import care.hms.demo.DemoSettings;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * What the environment wants of the clock.
 *
 * @param start HMS_CLOCK_START, a local date-time of the demo hospital; empty: go on from where time is
 * @param speed HMS_CLOCK_SPEED, domain seconds per real second
 * @param paused HMS_CLOCK_PAUSED: stand still until somebody sets it going
 * @param simulated whether any of them was given
 */
record ClockSettings(Optional<Instant> start, int speed, boolean paused, boolean simulated) {

    ClockSettings {
        if (speed < 1 || speed > SimulatedTime.FASTEST) {
            throw new IllegalArgumentException("HMS_CLOCK_SPEED: 1 to " + SimulatedTime.FASTEST);
        }
    }

    static ClockSettings from(Config config) {
        var start = config.getOptionalValue("HMS_CLOCK_START", String.class).map(ClockSettings::instant);
        var speed = config.getOptionalValue("HMS_CLOCK_SPEED", Integer.class);
        var paused = config.getOptionalValue("HMS_CLOCK_PAUSED", Boolean.class).orElse(false);
        return new ClockSettings(start, speed.orElse(1), paused, start.isPresent() || speed.isPresent() || paused);
    }

    /** The wish in one line; a restart with the same wish continues instead of starting again. */
    String wish() {
        return start.map(Instant::toString).orElse("-") + " " + speed + (paused ? " paused" : "");
    }

    private static Instant instant(String local) {
        try {
            return LocalDateTime.parse(local).atZone(DemoSettings.ZONE).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("HMS_CLOCK_START: a local date-time such as 2026-01-19T07:00", e);
        }
    }
}
