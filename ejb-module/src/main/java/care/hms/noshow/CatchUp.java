package care.hms.noshow;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;

import care.hms.Source;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.time.Duration;

/**
 * Five seconds after a start, settles what became due while nobody was there (§2, decision T7), set-based: thousands
 * cost no more than a moment. The process instances follow by their own timers, which find the row settled.
 */
@Singleton
@Startup
@DependsOn("StartClock")
@TransactionManagement(TransactionManagementType.BEAN)
@PermitAll
public class CatchUp {

    private static final System.Logger LOGGER = System.getLogger(CatchUp.class.getName());
    private static final Duration AFTER_START = Duration.ofSeconds(5);
    private static final int CHUNK = 500;

    @EJB
    private SettleDueNoShows settleDue;

    @Resource
    private TimerService timers;

    @PostConstruct
    void schedule() {
        timers.createSingleActionTimer(AFTER_START.toMillis(), new TimerConfig(null, false));
    }

    @Timeout
    void settleWhatWasMissed() {
        var marked = 0;
        SettleDueNoShows.Settled chunk;
        do {
            chunk = settleDue.settleDue(CHUNK, Source.STARTUP);
            marked += chunk.marked();
        } while (chunk.marked() > 0);
        if (marked > 0) {
            LOGGER.log(INFO, "{0} no-shows settled that became due while nobody was there", marked);
        }
        if (!chunk.failed().isEmpty()) {
            LOGGER.log(ERROR, "appointments due as no-shows that could not be settled: {0}", chunk.failed());
        }
    }
}
