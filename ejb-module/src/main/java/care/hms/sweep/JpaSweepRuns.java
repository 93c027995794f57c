package care.hms.sweep;

import care.hms.Source;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

@Dependent
class JpaSweepRuns {

    private static final String COLUMNS = "select r.id, r.status, r.metadata ->> 'source' as source, r.started_at,"
            + " r.completed_at, r.duration_ms, r.items_processed, r.error_message";

    private static final String SUCCEEDED = " and r.status = 'COMPLETED'";
    private static final String NEWEST_FIRST = " order by started_at desc, number desc";

    private final EntityManager entities;

    @Inject
    JpaSweepRuns(EntityManager entities) {
        this.entities = entities;
    }

    /** The run that holds the lease, and since when in real time. */
    record Holder(UUID id, Instant startedAt, Instant leasedAt) {}

    /** False when another run holds the lease. */
    boolean begin(UUID id, Source source, Instant startedAt, Instant leasedAt) {
        return entities.createNativeQuery(
                                "insert into cron_job_runs (id, job_name, status, started_at, leased_at, metadata)"
                                        + " values (:id, :job, 'RUNNING', :startedAt, :leasedAt, cast(:metadata as jsonb))"
                                        + " on conflict (job_name) where status = 'RUNNING' do nothing")
                        .setParameter("id", id)
                        .setParameter("job", SweepRun.JOB_NAME)
                        .setParameter("startedAt", startedAt)
                        .setParameter("leasedAt", leasedAt)
                        .setParameter("metadata", metadata(source, Work.NONE))
                        .executeUpdate()
                == 1;
    }

    /** Held until commit; empty when nobody holds the lease, or writes under it at this very moment. */
    Optional<Holder> holder() {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(
                        "select id, started_at, leased_at from cron_job_runs"
                                + " where job_name = :job and status = 'RUNNING' for update skip locked",
                        Tuple.class)
                .setParameter("job", SweepRun.JOB_NAME)
                .getResultList();
        return rows.stream()
                .map(row -> new Holder(row.get(0, UUID.class), row.get(1, Instant.class), row.get(2, Instant.class)))
                .findFirst();
    }

    /**
     * Whether this run still holds the lease; if so, nobody takes it over before commit. A node that stands still with
     * the row in its hand, or waits for what somebody else holds, is cut off by the database itself: the row would hide
     * from whoever could take it over.
     */
    boolean hold(UUID id) {
        entities.createNativeQuery("select set_config('idle_in_transaction_session_timeout', '30s', true),"
                        + " set_config('lock_timeout', '5s', true), set_config('statement_timeout', '40s', true)")
                .getSingleResult();
        return holds("for update", id);
    }

    boolean holds(UUID id) {
        return holds("", id);
    }

    private boolean holds(String lock, UUID id) {
        return !entities.createNativeQuery(
                        "select 1 from cron_job_runs where id = :id and status = 'RUNNING' " + lock, Integer.class)
                .setParameter("id", id)
                .getResultList()
                .isEmpty();
    }

    /** False when the run does not hold the lease any more. */
    boolean end(UUID id, String failure, Instant completedAt, int durationMs, Source source, Work work) {
        return entities.createNativeQuery("update cron_job_runs set status = :status, completed_at = :completedAt,"
                                + " duration_ms = :duration, items_processed = :items, error_message = :failure,"
                                + " metadata = cast(:metadata as jsonb) where id = :id and status = 'RUNNING'")
                        .setParameter("status", failure == null ? "COMPLETED" : "FAILED")
                        .setParameter("completedAt", completedAt)
                        .setParameter("duration", durationMs)
                        .setParameter("items", work.itemsProcessed())
                        .setParameter("failure", failure)
                        .setParameter("metadata", metadata(source, work))
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    /** The same from outside, with whatever the run had written about itself. */
    void fail(UUID id, String failure, Instant completedAt, int durationMs) {
        entities.createNativeQuery("update cron_job_runs set status = 'FAILED', completed_at = :completedAt,"
                        + " duration_ms = :duration, error_message = :failure where id = :id and status = 'RUNNING'")
                .setParameter("completedAt", completedAt)
                .setParameter("duration", durationMs)
                .setParameter("failure", failure)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** A run that could not be written down when it failed, or whose end could not. */
    void addFailed(SweepRun run, Work work, Instant leasedAt) {
        end(run.id(), run.errorMessage(), run.completedAt(), run.durationMs(), run.source(), work);
        entities.createNativeQuery("insert into cron_job_runs (id, job_name, status, started_at, leased_at,"
                        + " completed_at, duration_ms, items_processed, error_message, metadata)"
                        + " values (:id, :job, 'FAILED', :startedAt, :leasedAt, :completedAt, :duration, :items,"
                        + " :failure, cast(:metadata as jsonb)) on conflict (id) do nothing")
                .setParameter("id", run.id())
                .setParameter("job", SweepRun.JOB_NAME)
                .setParameter("startedAt", run.startedAt())
                .setParameter("leasedAt", leasedAt)
                .setParameter("completedAt", run.completedAt())
                .setParameter("duration", run.durationMs())
                .setParameter("items", run.itemsProcessed())
                .setParameter("failure", run.errorMessage())
                .setParameter("metadata", metadata(run.source(), work))
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    Optional<SweepRun> find(UUID id) {
        List<Tuple> rows = entities.createNativeQuery(COLUMNS + " from cron_job_runs r where r.id = :id", Tuple.class)
                .setParameter("id", id)
                .getResultList();
        return rows.stream().map(JpaSweepRuns::run).findFirst();
    }

    /** The newest first, of these sources. */
    List<SweepRun> newest(Collection<Source> sources, int limit) {
        return read(COLUMNS + fromNewest("r.*", "", limit) + NEWEST_FIRST + " limit " + limit, sources);
    }

    Optional<SweepRun> lastSuccess(Collection<Source> sources) {
        return read(COLUMNS + fromNewest("r.*", SUCCEEDED, 1) + NEWEST_FIRST + " limit 1", sources).stream()
                .findFirst();
    }

    /** The failed runs since the last one of these sources that succeeded, the oldest first. */
    List<SweepRun> failuresInARow(Collection<Source> sources) {
        var lastSuccess = "select started_at, number" + fromNewest("r.started_at, r.number", SUCCEEDED, 1)
                + NEWEST_FIRST + " limit 1";
        var since = " and r.status = 'FAILED' and (r.started_at, r.number) > (select"
                + " coalesce(max(s.started_at), '-infinity'), coalesce(max(s.number), 0) from (" + lastSuccess + ") s)";
        return read(COLUMNS + fromEach("r.*", since + " offset 0") + " order by started_at, number", sources);
    }

    private List<SweepRun> read(String statement, Collection<Source> sources) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(statement, Tuple.class)
                .setParameter("job", SweepRun.JOB_NAME)
                .setParameter("sources", sources.stream().map(Source::word).toArray(String[]::new))
                .getResultList();
        return rows.stream().map(JpaSweepRuns::run).toList();
    }

    private static String fromNewest(String columns, String and, int limit) {
        return fromEach(columns, and + NEWEST_FIRST + " limit " + limit);
    }

    /** Source by source, so that one that never runs does not cost a walk through all the runs of the others. */
    private static String fromEach(String columns, String and) {
        return " from unnest(:sources) wanted(word) cross join lateral (select " + columns + " from cron_job_runs r"
                + " where r.job_name = :job and r.metadata ->> 'source' = wanted.word" + and + ") r";
    }

    /** True when it is this caller who has to tell: nobody has within the last hour. */
    boolean raiseAlarm(Instant since, Instant now, Instant toldBefore) {
        return entities.createNativeQuery("insert into cron_job_alarms as known (job_name, since, told_at)"
                                + " values (:job, :since, :now) on conflict (job_name) do update set told_at = :now"
                                + " where known.told_at <= :toldBefore")
                        .setParameter("job", SweepRun.JOB_NAME)
                        .setParameter("since", since)
                        .setParameter("now", now)
                        .setParameter("toldBefore", toldBefore)
                        .executeUpdate()
                == 1;
    }

    /** Since when it had failed, for the one caller who has to tell that it works again. */
    Optional<Instant> endAlarm() {
        @SuppressWarnings("unchecked")
        List<Instant> since = entities.createNativeQuery(
                        "delete from cron_job_alarms where job_name = :job returning since", Instant.class)
                .setParameter("job", SweepRun.JOB_NAME)
                .getResultList();
        return since.stream().findFirst();
    }

    private static String metadata(Source source, Work work) {
        var failed = Json.createArrayBuilder();
        work.failed().forEach(id -> failed.add(id.toString()));
        return Json.createObjectBuilder()
                .add("source", source.word())
                .add("noShowsMarked", work.noShowsMarked())
                .add("alertsRaised", work.alertsRaised())
                .add("alertsResolved", work.alertsResolved())
                .add("failed", failed)
                .build()
                .toString();
    }

    private static SweepRun run(Tuple row) {
        return new SweepRun(
                row.get("id", UUID.class),
                SweepRun.Status.valueOf(row.get("status", String.class)),
                Source.valueOf(row.get("source", String.class).toUpperCase(Locale.ROOT)),
                row.get("started_at", Instant.class),
                row.get("completed_at", Instant.class),
                row.get("duration_ms", Integer.class),
                row.get("items_processed", Integer.class),
                row.get("error_message", String.class));
    }
}
