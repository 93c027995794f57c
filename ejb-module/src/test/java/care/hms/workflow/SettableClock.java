package care.hms.workflow;

import care.hms.platform.DomainClock;
import java.time.Duration;
import java.time.Instant;

/** A domain clock that a test moves. */
final class SettableClock implements DomainClock {

    private Instant now;
    private int speed = 1;

    SettableClock(Instant now) {
        this.now = now;
    }

    SettableClock atSpeed(int domainSecondsPerRealSecond) {
        speed = domainSecondsPerRealSecond;
        return this;
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Instant realNow() {
        return now();
    }

    @Override
    public int speed() {
        return speed;
    }

    @Override
    public boolean running() {
        return true;
    }

    @Override
    public boolean simulated() {
        return true;
    }
}
