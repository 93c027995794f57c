package care.hms.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What to replay, and how.
 *
 * @param file the recording; empty for the small day that comes with the program
 * @param date the day; may be empty when the recording holds one day only
 * @param from only bookings of slots that start at that clinic-local time or later
 * @param until only bookings of slots that start before that clinic-local time
 * @param speed simulated seconds in a real second, 1 to 3600
 * @param zone of the hospital that is made for the replay
 * @param alertClock of that hospital
 * @param patience real time that the system has for what is still open when the recorded day is over
 */
public record ReplayOptions(
        Optional<Path> file,
        Optional<LocalDate> date,
        LocalTime from,
        LocalTime until,
        int speed,
        ZoneId zone,
        AlertClock alertClock,
        Duration patience) {

    private static final int FASTEST = 3600;

    /** Refuses what cannot be replayed with {@link IllegalArgumentException}, in words for whoever gave it. */
    public ReplayOptions {
        if (speed < 1 || speed > FASTEST) {
            throw new IllegalArgumentException("the speed must be from 1 to %d, not %d".formatted(FASTEST, speed));
        }
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("--from (%s) must be before --until (%s)".formatted(from, until));
        }
    }

    /** The recorded day these options ask for; throws {@link RecordingFault} when there is no such thing. */
    RecordedDay recordedDay() {
        var recording = file.map(Recording::read).orElseGet(Recording::demo);
        return recording.day(date.orElseGet(recording::onlyDate)).between(from, until);
    }
}
