package care.hms.simulator;

import care.hms.simulator.DayAct.Kind;
import java.time.Duration;
import java.util.function.BiFunction;

/**
 * How exactly a replay kept to the recording, and how exactly the system has to keep to its deadlines. What it is asked is
 * answered in simulated time.
 *
 * @param speed simulated seconds in a real second
 * @param jitter the worst by which the replay missed an instant, in real time
 * @param delays for an appointment's act, by how much at most it took effect later than recorded, in real time
 */
record Punctuality(int speed, Duration jitter, BiFunction<String, Kind, Duration> delays) {
    /** How late the system may do by itself what is due, in real time. */
    static final Duration SYSTEM_LIMIT = Duration.ofSeconds(2);

    /** By how much any act may have come earlier than recorded. */
    Duration ofReplay() {
        return jitter.multipliedBy(speed);
    }

    /** By how much that act may have come later than recorded, for a clock that may have been read wrongly. */
    Duration delay(String appointmentId, DayAct act) {
        return delays.apply(appointmentId, act.kind()).plus(jitter).multipliedBy(speed);
    }

    Duration limitOfSystem() {
        return SYSTEM_LIMIT.multipliedBy(speed);
    }
}
