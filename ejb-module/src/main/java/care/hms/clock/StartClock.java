package care.hms.clock;

import static java.lang.System.Logger.Level.WARNING;

import care.hms.RealTime;
import care.hms.demo.DemoSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.ScheduleExpression;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Decides at start whether the domain lives in simulated time, before anything asks for an instant. A simulated clock
 * that another node set is followed within a second.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@PermitAll
public class StartClock {

    private static final System.Logger LOGGER = System.getLogger(StartClock.class.getName());

    @Inject
    private ClinicClock clinic;

    @Inject
    private JpaSimulatedClock stored;

    @Inject
    @RealTime
    private Clock realTime;

    @Resource
    private TimerService timers;

    @PostConstruct
    void start() {
        var config = ConfigProvider.getConfig();
        var settings = ClockSettings.from(config);
        if (settings.simulated()) {
            requireDemo(DemoSettings.from(config).enabled());
        }
        var row = settings.simulated() ? Optional.of(wanted(settings)) : stored.find();
        row.ifPresent(known -> {
            clinic.follow(known.time());
            LOGGER.log(
                    WARNING,
                    "simulated time: it is {0} and passes {1} times as fast as real time{2}",
                    clinic.now(),
                    known.time().speed(),
                    known.time().running() ? "" : " once it is set going");
            timers.createCalendarTimer(
                    new ScheduleExpression().hour("*").minute("*").second("*"), new TimerConfig(null, false));
        });
    }

    @Timeout
    void followOtherNodes() {
        stored.find().ifPresent(row -> clinic.follow(row.time()));
    }

    private JpaSimulatedClock.Row wanted(ClockSettings settings) {
        var row = stored.findToBegin();
        return row.filter(known -> known.requested().equals(settings.wish())).orElseGet(() -> begin(settings, row));
    }

    private JpaSimulatedClock.Row begin(ClockSettings settings, Optional<JpaSimulatedClock.Row> before) {
        var real = realTime.instant();
        before.ifPresent(row -> clinic.follow(row.time()));
        var now = clinic.now();
        var start = settings.start().orElse(now);
        if ((clinic.simulated() || stored.isSeeded()) && start.isBefore(now)) {
            throw new IllegalStateException("HMS_CLOCK_START: this database already lives at " + now
                    + " and time never goes back. Choose a later instant or an empty data folder.");
        }
        var time = new SimulatedTime(real, start, settings.speed(), !settings.paused());
        stored.store(time, settings.wish());
        return new JpaSimulatedClock.Row(time, settings.wish());
    }

    private void requireDemo(boolean demoWanted) {
        if (!stored.isDemo(demoWanted)) {
            throw new IllegalStateException(
                    "HMS_CLOCK_START, HMS_CLOCK_SPEED: simulated time is only for a database that was seeded as a demo;"
                            + " this one was not.");
        }
    }
}
