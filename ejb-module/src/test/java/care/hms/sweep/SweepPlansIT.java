package care.hms.sweep;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;

import care.hms.HandSetClock;
import care.hms.Source;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import care.hms.hospital.HospitalParts;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each scrape and each check from outside asks how the sweep stands: that must not cost more with every year of runs. */
class SweepPlansIT {

    /** Two months of them. */
    private static final int RUNS = 20_000;

    /** Ten newest, and one or two of each source for each of the other questions. */
    private static final long FEW = 50;

    private static final TestDatabase DATABASE = TestDatabase.shared();
    private static final Sql SQL = DATABASE.sql();

    private final JpaSweepRuns runs = new JpaSweepRuns(DATABASE.entities());

    /** Every second run of our own schedule has failed, and the newest three; then one by hand. Nobody came from outside. */
    @BeforeAll
    static void aLongPast() {
        DATABASE.empty();
        SQL.run("""
                insert into cron_job_runs (id, job_name, status, started_at, leased_at, completed_at, duration_ms,
                    error_message, metadata)
                select gen_random_uuid(), ?, case when failed then 'FAILED' else 'COMPLETED' end, t, t, t, 5,
                       case when failed then 'the database was away' end, jsonb_build_object('source', 'cron')
                  from (select ?::timestamptz - n * interval '5 minutes' as t, n % 2 = 0 or n = 1 as failed
                          from generate_series(0, ? - 1) n) times""", SweepRun.JOB_NAME, at("09:00"), RUNS);
        SQL.run("""
                insert into cron_job_runs (id, job_name, status, started_at, leased_at, completed_at, duration_ms,
                    error_message, metadata)
                select gen_random_uuid(), ?, 'FAILED', t, t, t, 5, 'the database was away', '{"source": "manual"}'
                  from (select ?::timestamptz) times (t)""", SweepRun.JOB_NAME, at("09:01"));
        DATABASE.ownerSql().run("vacuum analyze cron_job_runs");
    }

    @AfterAll
    static void nobodyElseHasToWaitForThem() {
        DATABASE.empty();
    }

    /** How many runs this connection has looked at so far; nobody else's looking counts. */
    private static long rowsRead() {
        return ((Number) DATABASE.entities()
                        .createNativeQuery("select seq_tup_read + coalesce(idx_tup_fetch, 0)"
                                + " from pg_stat_xact_user_tables where relname = 'cron_job_runs'")
                        .getSingleResult())
                .longValue();
    }

    /** Often enough for the driver and the server to have prepared them for all values. */
    @Test
    void howTheSweepStandsIsReadFromAFewRuns() {
        var clock = new HandSetClock(at("09:02"));
        var queries = new SweepQueries(runs, HospitalParts.rules(DATABASE.entities()), new NodeMemory(), clock);
        for (int i = 0; i < 20; i++) {
            DATABASE.inTransaction(() -> {
                var before = rowsRead();

                var health = queries.health();

                assertThat(health.consecutiveFailures()).isEqualTo(4);
                assertThat(health.lastSuccess().startedAt()).isEqualTo(at("08:45"));
                assertThat(health.recentRuns()).hasSize(10);
                assertThat(health.internal().consecutiveFailures()).isEqualTo(3);
                assertThat(health.external().lastRun()).isNull();
                assertThat(health.external().lastSuccess()).isNull();
                assertThat(health.external().consecutiveFailures()).isZero();
                assertThat(rowsRead() - before).isBetween(10L, FEW);
            });
        }
    }

    /** That of several sources is the newest of all of them, whichever it is. */
    @Test
    void theNewestOfSeveralSourcesIsFoundAmongAllOfThem() {
        var both = List.of(Source.CRON, Source.MANUAL);
        DATABASE.inTransaction(() -> {
            assertThat(runs.newest(both, 2)).extracting(SweepRun::source).containsExactly(Source.MANUAL, Source.CRON);
            assertThat(runs.failuresInARow(both))
                    .extracting(SweepRun::source)
                    .containsExactly(Source.CRON, Source.CRON, Source.CRON, Source.MANUAL);
            assertThat(runs.failuresInARow(List.of(Source.MANUAL))).hasSize(1);
            assertThat(runs.lastSuccess(both).orElseThrow().startedAt()).isEqualTo(at("08:45"));
        });
    }

    @Test
    void walkingThroughThemAllWouldBeSeen() {
        DATABASE.inTransaction(() -> {
            var before = rowsRead();

            DATABASE.entities()
                    .createNativeQuery("select count(*) from cron_job_runs where error_message = 'nobody wrote this'")
                    .getSingleResult();

            assertThat(rowsRead() - before).isEqualTo(RUNS + 1);
        });
    }
}
