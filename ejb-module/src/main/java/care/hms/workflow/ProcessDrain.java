package care.hms.workflow;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;

import care.hms.RealTime;
import care.hms.sweep.RunningSweeps;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
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
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Lets process instances follow their rows, beside the sweep and outside of its lease (decision S8): each node takes what
 * no other holds, one appointment a transaction, and lets the node's own sweep go first. Once an hour, and at start, it looks for instances that are missing
 * altogether, as those of rows that were imported. All of this is in real time.
 */
@Singleton
@Startup
@DependsOn("Engine")
@TransactionManagement(TransactionManagementType.BEAN)
@PermitAll
public class ProcessDrain {

    private static final System.Logger LOGGER = System.getLogger(ProcessDrain.class.getName());
    private static final UUID FIRST = new UUID(0, 0);

    /** Nobody waits for an instance that follows its row, and a quiet clinic shall cost little. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private static final Duration AUDIT_EVERY = Duration.ofHours(1);

    /** Then the timer's thread is given back, so that a stop of the server waits for a moment only. */
    private static final int BATCH = 50;

    @EJB
    private FollowRow followRow;

    @EJB
    private MarkMissingInstances markMissing;

    @Inject
    private JpaBehind behind;

    @Inject
    private RunningSweeps sweeps;

    @Inject
    @RealTime
    private Clock realTime;

    @Resource
    private TimerService timers;

    private Instant nextAudit = Instant.EPOCH;
    private UUID last = FIRST;
    private FollowWithPauses following;
    private volatile boolean stopping;

    @PostConstruct
    void start() {
        following = new FollowWithPauses(followRow::follow, realTime);
        awaken(PAUSE);
    }

    @PreDestroy
    void stop() {
        stopping = true;
    }

    @Timeout
    void drain() {
        var more = false;
        try {
            if (!sweeps.any()) {
                auditWhenItIsTime();
                more = followBatch();
            }
        } catch (RuntimeException e) {
            // Thrown on, it would make the container repeat this; the next turn is on its way in any case.
            LOGGER.log(ERROR, "process instances cannot follow their rows now", e);
        } finally {
            awaken(more ? Duration.ofMillis(1) : PAUSE);
        }
    }

    private void awaken(Duration after) {
        if (!stopping) {
            timers.createSingleActionTimer(after.toMillis(), new TimerConfig(null, false));
        }
    }

    private void auditWhenItIsTime() {
        var now = realTime.instant();
        if (now.isBefore(nextAudit)) {
            return;
        }
        var missing = markMissing.mark();
        nextAudit = now.plus(AUDIT_EVERY);
        if (missing > 0) {
            LOGGER.log(INFO, "{0} appointments have no process instance; each gets one", missing);
        }
    }

    /** Answers whether there may be more. Who cannot be helped is passed over until all others have had their turn. */
    private boolean followBatch() {
        var ids = behind.page(last, BATCH);
        for (var id : ids) {
            if (stopping || sweeps.any()) {
                return false;
            }
            following.follow(id);
            last = id;
        }
        var more = ids.size() == BATCH;
        if (!more) {
            last = FIRST;
            following.forgetTheHelped();
        }
        return more;
    }
}
