package care.hms.sweep;

import static java.lang.System.Logger.Level.ERROR;

import care.hms.Source;
import care.hms.platform.DomainClock;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Runs the sweep five seconds after a start and at every tick of the calendar (§2, decision T8), on every node: the lease
 * decides who works. A run that hangs holds up no later one, which takes its lease over (§10.1).
 */
@Singleton
@Startup
@DependsOn("StartClock")
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@PermitAll
public class SweepTimer {

    private static final System.Logger LOGGER = System.getLogger(SweepTimer.class.getName());
    private static final Duration AFTER_START = Duration.ofSeconds(5);

    /** A simulated clock may jump, or be set to another speed, on another node too: it is looked at again and again. */
    private static final long LONGEST_SIMULATED_MILLIS = 1000;

    private static final long SHORTEST_MILLIS = 50;

    @EJB
    private RunSweep runSweep;

    @Inject
    private CalendarSweep calendarSweep;

    @Inject
    private NodeMemory memory;

    @Inject
    private DomainClock clock;

    @Resource
    private TimerService timers;

    @PostConstruct
    void start() {
        memory.nodeStarted(clock.now());
        timers.createSingleActionTimer(AFTER_START.toMillis(), new TimerConfig(Source.STARTUP, false));
        awaken(SweepCalendar.nextTick(clock.now()));
    }

    @Timeout
    void look(Timer timer) {
        try {
            if (timer.getInfo() instanceof Instant tick) {
                look(tick);
            } else {
                runSweep.run(UUID.randomUUID(), Source.STARTUP);
            }
        } catch (RuntimeException e) {
            // Thrown on, it would make the container repeat this; the next tick is on its way already.
            LOGGER.log(ERROR, "the sweep's timer failed", e);
        }
    }

    private void look(Instant tick) {
        var now = clock.now();
        if (now.isBefore(tick)) {
            awaken(tick);
            return;
        }
        awaken(SweepCalendar.nextTick(now));
        // As cron does, what a clock has jumped over is left out: the next tick finds it too.
        if (now.isBefore(tick.plus(SweepCalendar.EVERY))) {
            calendarSweep.run(tick);
        }
    }

    /** EJB timers know only real time: how long it takes until then at the speed of now. */
    private void awaken(Instant tick) {
        var real = Duration.between(clock.now(), tick).toMillis() / clock.speed() + 1;
        var longest = clock.simulated() ? LONGEST_SIMULATED_MILLIS : Long.MAX_VALUE;
        timers.createSingleActionTimer(
                Math.max(SHORTEST_MILLIS, Math.min(longest, real)), new TimerConfig(tick, false));
    }
}
