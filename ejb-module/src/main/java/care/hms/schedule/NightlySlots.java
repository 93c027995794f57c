package care.hms.schedule;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;

import care.hms.hospital.HospitalRules;
import care.hms.hospital.Rules;
import care.hms.platform.DomainClock;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Keeps every hospital's slots ahead of its days (decision A10): at start, and then every hour of the domain's clock,
 * so that each hospital's new day is served within the hour after its own midnight. Every node may do it: what is
 * there already stays as it is.
 */
@Singleton
@Startup
@DependsOn("StartClock")
@TransactionManagement(TransactionManagementType.BEAN)
@PermitAll
public class NightlySlots {

    private static final System.Logger LOGGER = System.getLogger(NightlySlots.class.getName());
    private static final Duration EVERY = Duration.ofHours(1);

    @EJB
    private GenerateSlots generateSlots;

    @Inject
    private HospitalRules hospitals;

    @Inject
    private DomainClock clock;

    @Resource
    private TimerService timers;

    @PostConstruct
    void start() {
        timers.createSingleActionTimer(Duration.ofSeconds(1).toMillis(), new TimerConfig(null, false));
    }

    @Timeout
    void generate() {
        // EJB timers know only real time: the next run is an hour of the domain away, at the speed of now.
        timers.createSingleActionTimer(Math.max(1000, EVERY.toMillis() / clock.speed()), new TimerConfig(null, false));
        try {
            hospitals.ofAll().forEach(this::generate);
        } catch (RuntimeException e) {
            // Thrown on, it would make the container repeat this method, which has armed its next run already.
            LOGGER.log(ERROR, "slots could not be generated; the next run is in an hour of the domain", e);
        }
    }

    private void generate(Rules rules) {
        try {
            var added = generateSlots.generateHorizon(rules);
            if (added > 0) {
                LOGGER.log(INFO, "{0} slots generated for hospital {1}", added, rules.hospitalId());
            }
        } catch (EJBException e) {
            LOGGER.log(ERROR, "slots of hospital " + rules.hospitalId() + " could not be generated", e);
        }
    }
}
