package care.hms.sweep;

import static java.lang.System.Logger.Level.WARNING;

import care.hms.Page;
import care.hms.Source;
import care.hms.account.Action;
import care.hms.account.Actor;
import care.hms.hospital.HospitalRules;
import care.hms.hospital.Rules;
import care.hms.sweep.SweepHealth.Facts;
import care.hms.sweep.SweepHealth.Part;
import care.hms.sweep.SweepHealth.Verdict;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Reads whether the sweep lives (§8, decision S5), computed from the runs whenever somebody asks (R2). */
@Stateless
@PermitAll
public class SweepQueries {

    private static final System.Logger LOGGER = System.getLogger(SweepQueries.class.getName());

    private static final int RECENT = 10;
    private static final List<Source> ALL = List.of(Source.CRON, Source.STARTUP, Source.MANUAL, Source.EXTERNAL);
    private static final List<Source> INTERNAL = List.of(Source.CRON, Source.STARTUP);
    private static final List<Source> EXTERNAL = List.of(Source.EXTERNAL);

    private JpaSweepRuns runs;
    private HospitalRules hospitals;
    private NodeMemory memory;
    private Clock clock;

    protected SweepQueries() {}

    @Inject
    SweepQueries(JpaSweepRuns runs, HospitalRules hospitals, NodeMemory memory, Clock clock) {
        this.runs = runs;
        this.hospitals = hospitals;
        this.memory = memory;
        this.clock = clock;
    }

    /** For an administrator. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public SweepHealth health(Actor actor) {
        actor.require(Action.ADMINISTER);
        return health();
    }

    /** The newest first, for an administrator. */
    public List<SweepRun> runs(Actor actor, int count) {
        actor.require(Action.ADMINISTER);
        Page.require(0, count);
        return runs.newest(ALL, count);
    }

    /** For the watchdog outside, which has shown the key. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public SweepHealth health() {
        try {
            return read();
        } catch (PersistenceException e) {
            LOGGER.log(WARNING, "the runs cannot be read: {0}", Work.reason(e));
            return withoutDatabase();
        }
    }

    private SweepHealth read() {
        var now = clock.instant();
        var zones = hospitals.ofAll().stream().map(Rules::zone).collect(Collectors.toSet());
        var openSince = SweepCalendar.openSince(now, zones).orElse(null);
        var all = part(ALL, now, openSince);
        var internal = part(INTERNAL, now, openSince);
        var quietInside = all.healthy() && !internal.healthy();
        return new SweepHealth(
                all.healthy(),
                quietInside ? "Runs succeed, but not those of our own schedule: " + internal.message() : all.message(),
                openSince,
                all.lastRun(),
                all.lastSuccess(),
                all.consecutiveFailures(),
                runs.newest(ALL, RECENT),
                internal,
                external(now),
                memory.skips());
    }

    private Part part(List<Source> sources, Instant now, Instant openSince) {
        var last = runs.newest(sources, 1).stream().findFirst().orElse(null);
        var success = runs.lastSuccess(sources).orElse(null);
        var failures = runs.failuresInARow(sources).size();
        var running = last != null && last.status() == SweepRun.Status.RUNNING;
        var verdict = HealthRule.judge(new Facts(
                now,
                openSince,
                memory.startedAt(),
                success == null ? null : success.completedAt(),
                failures,
                running ? last.startedAt() : null));
        return part(verdict, last, success, failures);
    }

    /** Nobody says that there has to be a trigger from outside: it is judged by what it does, not by how often. */
    private Part external(Instant now) {
        var part = part(EXTERNAL, now, null);
        var failing = part.consecutiveFailures() >= SweepAlarm.FAILURES;
        return failing
                ? new Part(
                        false,
                        part.consecutiveFailures() + " runs in a row have failed.",
                        part.lastRun(),
                        part.lastSuccess(),
                        part.consecutiveFailures())
                : part;
    }

    private static Part part(Verdict verdict, SweepRun last, SweepRun success, int failures) {
        return new Part(verdict.healthy(), verdict.message(), last, success, failures);
    }

    /** What this node remembers is all there is. */
    private SweepHealth withoutDatabase() {
        var verdict = Verdict.unhealthy("The database does not answer.");
        var attempts = remembered(ALL);
        var all = remembered(verdict, attempts);
        return new SweepHealth(
                false,
                verdict.message(),
                memory.zones()
                        .flatMap(zones -> SweepCalendar.openSince(clock.instant(), zones.values()))
                        .orElse(null),
                all.lastRun(),
                null,
                all.consecutiveFailures(),
                attempts.stream().limit(RECENT).toList(),
                remembered(verdict, remembered(INTERNAL)),
                remembered(verdict, remembered(EXTERNAL)),
                memory.skips());
    }

    /** The newest first. */
    private List<SweepRun> remembered(List<Source> sources) {
        var attempts = new ArrayList<>(memory.attempts());
        attempts.removeIf(attempt -> !sources.contains(attempt.source()));
        Collections.reverse(attempts);
        return attempts;
    }

    private static Part remembered(Verdict verdict, List<SweepRun> attempts) {
        return part(verdict, attempts.isEmpty() ? null : attempts.get(0), null, attempts.size());
    }
}
