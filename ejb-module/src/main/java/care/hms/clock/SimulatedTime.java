package care.hms.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * A clock that was set at one real instant to one domain instant and has run {@code speed} times as fast since, or
 * stands still. It is a pure function of the real time, so two nodes that know the same anchor agree.
 */
public record SimulatedTime(Instant anchorReal, Instant anchorDomain, int speed, boolean running) {

    static final int FASTEST = 3600;

    public SimulatedTime {
        if (speed < 1 || speed > FASTEST) {
            throw new IllegalArgumentException("speed: 1 to " + FASTEST);
        }
    }

    Instant at(Instant real) {
        return running ? anchorDomain.plus(Duration.between(anchorReal, real).multipliedBy(speed)) : anchorDomain;
    }
}
