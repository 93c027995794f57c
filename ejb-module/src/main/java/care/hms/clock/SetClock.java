package care.hms.clock;

import care.hms.Audited;
import care.hms.Conflict;
import care.hms.Invalid;
import care.hms.RealTime;
import care.hms.account.Action;
import care.hms.account.Actor;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** Moves, pauses or speeds up the simulated clock; real time cannot be set. */
@Stateless
@PermitAll
public class SetClock {

    private ClinicClock clinic;
    private JpaSimulatedClock stored;
    private Clock realTime;
    private Event<ClockChanged> changed;

    protected SetClock() {}

    @Inject
    public SetClock(
            ClinicClock clinic, JpaSimulatedClock stored, @RealTime Clock realTime, Event<ClockChanged> changed) {
        this.clinic = clinic;
        this.stored = stored;
        this.realTime = realTime;
        this.changed = changed;
    }

    /** What time it is in the domain. */
    public ClockState state(Actor actor) {
        actor.require(Action.ADMINISTER_PLATFORM);
        return new ClockState(clinic.now(), clinic.speed(), clinic.running(), clinic.simulated());
    }

    /**
     * Changes what is not null.
     *
     * @throws Conflict {@code clock.not-simulated}, or {@code clock.never-back}
     */
    @Audited(value = "setClock", object = "clock")
    public ClockState set(Actor actor, Instant now, Integer speed, Boolean running) {
        actor.require(Action.ADMINISTER_PLATFORM);
        var row = stored.findLocked()
                .orElseThrow(() -> new Conflict("clock.not-simulated", "This installation lives in real time."));
        if (speed != null && (speed < 1 || speed > SimulatedTime.FASTEST)) {
            throw new Invalid("speed", "1 to " + SimulatedTime.FASTEST);
        }
        var real = realTime.instant();
        var present = row.time().at(real);
        if (now != null && now.isBefore(present)) {
            throw new Conflict("clock.never-back", "It is already " + present + ": time never goes back.");
        }
        var time = new SimulatedTime(
                real,
                now == null ? present : now,
                speed == null ? row.time().speed() : speed,
                running == null ? row.time().running() : running);
        stored.store(time, row.requested());
        changed.fire(new ClockChanged(time));
        return new ClockState(time.anchorDomain(), time.speed(), time.running(), true);
    }
}
