package care.hms.sweep;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;

import care.hms.Fence;
import care.hms.RealTime;
import care.hms.Source;
import care.hms.appointment.GiveDeadlines;
import care.hms.noshow.SettleDueNoShows;
import care.hms.stagealert.RaiseDueAlerts;
import care.hms.stagealert.ResolveGoneAlerts;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One run (§2): takes the lease, marks no-shows, raises and resolves alerts, and writes down how it went. Both steps are
 * always attempted; nothing that goes wrong is thrown.
 */
@Stateless
@PermitAll
public class RunSweep {

    private static final System.Logger LOGGER = System.getLogger(RunSweep.class.getName());

    private SweepLedger ledger;
    private SweepAlarm alarm;
    private NodeMemory memory;
    private RunningSweeps running;
    private SettleDueNoShows settleDue;
    private GiveDeadlines giveDeadlines;
    private RaiseDueAlerts raiseDue;
    private ResolveGoneAlerts resolveGone;
    private Clock clock;
    private Clock realTime;
    private Event<SweepEnded> ended;

    protected RunSweep() {}

    @Inject
    RunSweep(
            SweepLedger ledger,
            SweepAlarm alarm,
            NodeMemory memory,
            RunningSweeps running,
            SettleDueNoShows settleDue,
            GiveDeadlines giveDeadlines,
            RaiseDueAlerts raiseDue,
            ResolveGoneAlerts resolveGone,
            Clock clock,
            @RealTime Clock realTime,
            Event<SweepEnded> ended) {
        this.ledger = ledger;
        this.alarm = alarm;
        this.memory = memory;
        this.running = running;
        this.settleDue = settleDue;
        this.giveDeadlines = giveDeadlines;
        this.raiseDue = raiseDue;
        this.resolveGone = resolveGone;
        this.clock = clock;
        this.realTime = realTime;
        this.ended = ended;
    }

    /** Serves all hospitals; how the run ended, empty when another one is at work, which leaves no row (S2). */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Optional<SweepRun> run(UUID id, Source source) {
        return run(id, source, Set.of());
    }

    /** The same for all hospitals but those that are closed (T8). */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Optional<SweepRun> run(UUID id, Source source, Set<UUID> closed) {
        var run = attempt(id, source, closed);
        ended.fire(new SweepEnded(source, run));
        return run;
    }

    private Optional<SweepRun> attempt(UUID id, Source source, Set<UUID> closed) {
        var startedAt = clock.instant();
        var realStart = realTime.instant();
        var work = Work.NONE;
        running.began(id);
        try {
            writeDownWhatFailed();
            var lease = ledger.begin(id, source);
            if (lease == SweepLedger.Lease.HELD) {
                memory.countSkip();
                LOGGER.log(INFO, "sweep {0} ({1}) skipped: another one is running", id, source.word());
                return Optional.empty();
            }
            if (lease == SweepLedger.Lease.TAKEN_OVER) {
                // The one before has failed, and this one may die as well.
                tellAdministrators();
            }
            work = work(id, source, closed);
            var run = ledger.end(id, source, work, realStart);
            tell(run, work);
            tellAdministrators();
            return Optional.of(run);
        } catch (RuntimeException e) {
            // Nothing can be written down now: this node remembers.
            var failed = ledger.failed(id, source, startedAt, realStart, work, Work.reason(e));
            memory.keep(failed, work);
            LOGGER.log(ERROR, "sweep " + id + " (" + source.word() + ") failed", e);
            return Optional.of(failed);
        } finally {
            running.ended(id);
        }
    }

    /** Before anything else, so that the administrators hear of the failures before they hear that they are over. */
    private void writeDownWhatFailed() {
        var attempts = memory.unwritten();
        if (!attempts.isEmpty()) {
            ledger.addFailed(attempts);
            memory.forget(attempts.keySet());
            tellAdministrators();
        }
    }

    /** What cannot be told now is told after the next run; this one is what it is. */
    private void tellAdministrators() {
        try {
            alarm.look();
        } catch (RuntimeException e) {
            LOGGER.log(ERROR, "how the sweep does cannot be announced now", e);
        }
    }

    private Work work(UUID id, Source source, Set<UUID> closed) {
        var fence = new Fence() {
            @Override
            public void hold() {
                ledger.hold(id);
            }

            @Override
            public void check() {
                ledger.check(id);
            }
        };
        return new Work(
                settleDue.settleDue(source, closed, fence),
                giveDeadlines.giveMissing(fence),
                raiseDue.raiseDue(source, closed, fence),
                resolveGone.resolve(source, closed, fence));
    }

    private static void tell(SweepRun run, Work work) {
        var failed = run.status() == SweepRun.Status.FAILED;
        var quiet = !failed && work.itemsProcessed() + work.alertsResolved() == 0;
        LOGGER.log(
                failed ? ERROR : quiet ? DEBUG : INFO,
                "sweep {0} ({1}) {2} in {3} ms: {4} no-shows, {5} alerts raised, {6} resolved{7}",
                run.id(),
                run.source().word(),
                run.status(),
                run.durationMs(),
                work.noShowsMarked(),
                work.alertsRaised(),
                work.alertsResolved(),
                failed ? "; " + run.errorMessage() + "; " + work.failed() : "");
    }
}
