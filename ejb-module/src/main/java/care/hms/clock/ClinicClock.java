package care.hms.clock;

import care.hms.RealTime;
import care.hms.platform.DomainClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Holds what this node knows of simulated time, and gives both clocks to whoever asks for one. */
@ApplicationScoped
public class ClinicClock implements DomainClock {

    private static final Clock REAL = Clock.systemUTC();

    /** Null while the domain lives in real time. */
    private volatile SimulatedTime simulated;

    /** Only what was committed is followed. */
    void onChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) ClockChanged event) {
        follow(event.time());
    }

    /** What was set later wins, in whatever order this node hears of it: its clock never goes back. */
    synchronized void follow(SimulatedTime time) {
        if (simulated == null || !time.anchorReal().isBefore(simulated.anchorReal())) {
            simulated = time;
        }
    }

    SimulatedTime simulatedTime() {
        return simulated;
    }

    /** Microseconds are what the database keeps: an instant reads back as it was written. */
    @Override
    public Instant now() {
        var time = simulated;
        var real = REAL.instant();
        return (time == null ? real : time.at(real)).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public Instant realNow() {
        return REAL.instant();
    }

    @Override
    public int speed() {
        var time = simulated;
        return time == null ? 1 : time.speed();
    }

    @Override
    public boolean running() {
        var time = simulated;
        return time == null || time.running();
    }

    @Override
    public boolean simulated() {
        return simulated != null;
    }

    /** The clock of tokens, throttles and timeouts. */
    @Produces
    @RealTime
    Clock realTime() {
        return REAL;
    }

    /** The clock of the domain; it follows whatever this node is told later. */
    @Produces
    Clock domainTime() {
        return new Domain(this, ZoneOffset.UTC);
    }

    private static final class Domain extends Clock {
        private final ClinicClock clinic;
        private final ZoneId zone;

        Domain(ClinicClock clinic, ZoneId zone) {
            this.clinic = clinic;
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Domain(clinic, other);
        }

        @Override
        public Instant instant() {
            return clinic.now();
        }
    }
}
