package care.hms.workflow;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Durations that are meant in real time, in the engine's own time. The engine measures them with its clock, which a
 * simulation makes faster: at speed 60 a lock of a real minute is one of an hour.
 *
 * @param speed domain seconds per real second
 */
record JobTiming(int speed) {

    /** Longer than a transaction may last, so that no job runs twice while its first run is still alive. */
    static final Duration LOCK = Duration.ofSeconds(60);

    /** The longest sleep of the acquisition: what no hint and no due date announces is found after this. */
    static final Duration POLL = Duration.ofSeconds(2);

    /** The longest sleep of the acquisition when it could not learn what is due, or could not have what is. */
    static final Duration RETRY = Duration.ofMillis(500);

    private static final List<Duration> RETRIES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(5));

    /** How long an acquired job belongs to this node. */
    int lockMillis() {
        return engineMillis(LOCK);
    }

    /** A timer that is created to be due within this time has to wake the acquisition. */
    int hintMillis() {
        return engineMillis(POLL);
    }

    /** The waits between the attempts of a failed job, as the model's retry cycle wants them. */
    String retryCycle() {
        return RETRIES.stream().map(wait -> wait.multipliedBy(speed).toString()).collect(Collectors.joining(","));
    }

    private int engineMillis(Duration real) {
        return Math.toIntExact(real.multipliedBy(speed).toMillis());
    }
}
