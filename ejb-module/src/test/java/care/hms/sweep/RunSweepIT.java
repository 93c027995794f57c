package care.hms.sweep;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;

import care.hms.Clinic;
import care.hms.HandSetClock;
import care.hms.Source;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import care.hms.hospital.HospitalParts;
import care.hms.sweep.SweepRun.Status;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunSweepIT {

    private final TestDatabase database = TestDatabase.shared();
    private final Sql sql = database.sql();
    private final HandSetClock clock = new HandSetClock(at("09:30"));
    private final HandSetClock realTime = new HandSetClock(Instant.parse("2027-05-01T09:00:00Z"));
    private final SweepsOnADatabase node = new SweepsOnADatabase(database, clock, realTime);
    private final SweepsOnADatabase otherNode = new SweepsOnADatabase(database, clock, realTime);
    private Clinic clinic;

    @BeforeEach
    void nobodyElsesRows() {
        database.empty();
        clinic = Clinic.openIn(database);
    }

    @AfterEach
    void noPoison() {
        database.ownerSql().run("drop trigger if exists poison on appointments");
        database.ownerSql().run("drop trigger if exists poison on stage_alerts");
        database.ownerSql().run("drop function if exists poison()");
    }

    private void pass(Duration time) {
        clock.set(clock.instant().plus(time));
        realTime.set(realTime.instant().plus(time));
    }

    private SweepRun ran(Optional<SweepRun> run) {
        return run.orElseThrow(() -> new AssertionError("skipped"));
    }

    private UUID overdue() {
        return clinic.anAppointment().store();
    }

    private UUID waitsForVitals() {
        return waitsForVitals(clinic);
    }

    private UUID waitsForVitals(Clinic clinic) {
        return clinic.anAppointment()
                .at("09:05")
                .status("CHECKED_IN")
                .column("no_vitals_due_at", at("09:25"))
                .column("waiting_too_long_due_at", at("09:35"))
                .store();
    }

    private String status(UUID appointment) {
        return sql.value(String.class, "select status from appointments where id = ?", appointment);
    }

    private Map<String, Object> row(UUID run) {
        return sql.row("select * from cron_job_runs where id = ?", run);
    }

    private void poison(String table, String when) {
        database.ownerSql()
                .run("create function poison() returns trigger language plpgsql as"
                        + " 'begin raise exception ''poisoned''; end'");
        database.ownerSql()
                .run("create trigger poison before insert or update on " + table + " for each row when (" + when
                        + ") execute function poison()");
    }

    private void nothingWorks() {
        poison("appointments", "new.status = 'NO_SHOW'");
    }

    @Test
    void S4_theRunIsWrittenDownWithItsSourceAndItsCounts() {
        overdue();
        overdue();
        waitsForVitals();
        var endedByItself = clinic.anAppointment().status("IN_PROGRESS").store();
        sql.run(
                "insert into stage_alerts (id, hospital_id, appointment_id, alert_type, status, message, triggered_at)"
                        + " values (gen_random_uuid(), ?, ?, 'WAITING_TOO_LONG', 'ACTIVE', '-', ?)",
                clinic.id(),
                endedByItself,
                at("09:00"));

        var run = ran(node.run(Source.EXTERNAL));

        assertThat(run.status()).isEqualTo(Status.COMPLETED);
        assertThat(run.itemsProcessed()).isEqualTo(3);
        assertThat(row(run.id()))
                .containsEntry("job_name", "NO_SHOW_CHECK")
                .containsEntry("status", "COMPLETED")
                .containsEntry("started_at", at("09:30"))
                .containsEntry("completed_at", at("09:30"))
                .containsEntry("duration_ms", 0)
                .containsEntry("items_processed", 3)
                .containsEntry("error_message", null)
                .containsEntry(
                        "metadata",
                        "{\"failed\": [], \"source\": \"external\", \"alertsRaised\": 1, \"noShowsMarked\": 2,"
                                + " \"alertsResolved\": 1}");
        assertThat(sql.count("audit_events where way = 'trigger'")).isEqualTo(4);
    }

    /** Nobody who checked him in has computed when staff are to be told. */
    @Test
    void whoeverWasImportedAsWaitingIsToldOfInTheSameRun() {
        clinic.anAppointment().status("CHECKED_IN").store();

        var run = ran(node.run(Source.CRON));

        assertThat(run.status()).isEqualTo(Status.COMPLETED);
        assertThat(run.itemsProcessed()).isEqualTo(2);
        assertThat(sql.rows("select alert_type, status from stage_alerts order by 1"))
                .containsExactly(
                        Map.of("alert_type", "NO_VITALS", "status", "ACTIVE"),
                        Map.of("alert_type", "WAITING_TOO_LONG", "status", "ACTIVE"));
    }

    @Test
    void S3_aDeadlineThatCannotBeGivenStopsNothing() {
        var imported = clinic.anAppointment().status("CHECKED_IN").store();
        var overdue = overdue();
        waitsForVitals();
        poison("appointments", "new.no_vitals_due_at is not null and new.status = 'CHECKED_IN'");

        var run = ran(node.run(Source.CRON));

        assertThat(run.status()).isEqualTo(Status.FAILED);
        assertThat(run.errorMessage()).isEqualTo("deadlines: 1 of 1 could not be done");
        assertThat(run.itemsProcessed()).isEqualTo(2);
        assertThat(status(overdue)).isEqualTo("NO_SHOW");
        assertThat(sql.count("stage_alerts where appointment_id = ?", imported)).isZero();
    }

    @Test
    void aSecondRunFindsNothing() {
        overdue();
        waitsForVitals();
        node.run(Source.CRON);

        assertThat(ran(node.run(Source.CRON)).itemsProcessed()).isZero();
        assertThat(sql.count("no_show_logs")).isOne();
        assertThat(sql.count("stage_alerts")).isOne();
    }

    /** Late in the evening: one overdue, one with two alerts that are due, and an alert whose reason is gone. */
    private Map<String, UUID> eachStepHasWork(Clinic of) {
        var gone = of.anAppointment().status("IN_PROGRESS").store();
        sql.run(
                "insert into stage_alerts (id, hospital_id, appointment_id, alert_type, status, message, triggered_at)"
                        + " values (gen_random_uuid(), ?, ?, 'WAITING_TOO_LONG', 'ACTIVE', '-', ?)",
                of.id(),
                gone,
                at("09:00"));
        return Map.of("overdue", of.anAppointment().store(), "waits", waitsForVitals(of), "gone", gone);
    }

    private List<Object> whatBecameOf(Map<String, UUID> work) {
        return List.of(
                status(work.get("overdue")),
                sql.count("stage_alerts where appointment_id = ?", work.get("waits")),
                sql.value(String.class, "select status from stage_alerts where appointment_id = ?", work.get("gone")));
    }

    @Test
    void T8_aTickServesTheOpenHospitalsAndARunOfAnotherSourceAll() {
        var inBerlin = eachStepHasWork(clinic);
        var inNewYork = eachStepHasWork(Clinic.openIn(database).policy("zone", "America/New_York"));
        clock.set(at("23:00").plusSeconds(2));

        node.tick(clock.instant());

        assertThat(whatBecameOf(inNewYork)).containsExactly("NO_SHOW", 2L, "RESOLVED");
        assertThat(whatBecameOf(inBerlin)).containsExactly("SCHEDULED", 0L, "ACTIVE");
        assertThat(sql.rows("select metadata ->> 'source' as source, items_processed from cron_job_runs"))
                .containsExactly(Map.of("source", "cron", "items_processed", 3));

        node.run(Source.MANUAL);

        assertThat(whatBecameOf(inBerlin)).containsExactly("NO_SHOW", 2L, "RESOLVED");
    }

    @Test
    void T8_aTickAtWhichEverybodyIsClosedLeavesNoRow() {
        var work = eachStepHasWork(clinic);
        clock.set(at("23:00").plusSeconds(2));
        node.tick(clock.instant());
        assertThat(sql.count("cron_job_runs")).isZero();
        assertThat(whatBecameOf(work)).containsExactly("SCHEDULED", 0L, "ACTIVE");

        // The run begins late, and its tick was in time.
        clock.set(at("23:00").plusSeconds(3));
        node.tick(at("22:55").plusSeconds(2));

        assertThat(sql.count("cron_job_runs")).isOne();
        assertThat(whatBecameOf(work)).containsExactly("NO_SHOW", 2L, "RESOLVED");
    }

    @Test
    void S2_aRunThatFindsAnotherOneAtWorkLeavesNoRow() throws Exception {
        overdue();
        try (var first = new Suspended(node)) {
            assertThat(otherNode.run(Source.MANUAL)).isEmpty();
            pass(Duration.ofMinutes(5));
            assertThat(otherNode.run(Source.CRON)).isEmpty();

            assertThat(otherNode.memory.skips()).isEqualTo(2);
            assertThat(otherNode.ended.all())
                    .containsExactly(
                            new SweepEnded(Source.MANUAL, Optional.empty()),
                            new SweepEnded(Source.CRON, Optional.empty()));
            assertThat(sql.count("cron_job_runs")).isOne();
            first.goOn();
            assertThat(first.ended()).isPresent();
            assertThat(node.ended.all()).containsExactly(new SweepEnded(Source.CRON, first.ended()));
        }
    }

    @Test
    void S1_whoeverIsSuspendedForTooLongIsTakenOverAndCanChangeNothingAnyMore() throws Exception {
        var appointment = overdue();
        try (var first = new Suspended(node)) {
            pass(Duration.ofMinutes(5).plusMillis(1));
            try (var second = new Suspended(otherNode)) {
                // The second one holds the lease and has not written yet: only the fence keeps the first one back.
                first.goOn();
                var ended = ran(first.ended());

                assertThat(status(appointment)).isEqualTo("SCHEDULED");
                assertThat(sql.count("no_show_logs")).isZero();
                assertThat(ended.status()).isEqualTo(Status.FAILED);
                assertThat(row(first.id))
                        .containsEntry("status", "FAILED")
                        .containsEntry("error_message", "timed out, taken over by " + second.id)
                        .containsEntry("items_processed", 0);
                assertThat(row(second.id)).containsEntry("status", "RUNNING");
                second.goOn();
                assertThat(ran(second.ended()).itemsProcessed()).isOne();
            }
        }
        assertThat(status(appointment)).isEqualTo("NO_SHOW");
        assertThat(sql.count("no_show_logs")).isOne();
        assertThat(sql.count("cron_job_runs")).isEqualTo(2);
    }

    @Test
    void S1_whoWritesAtThisMomentIsNotTakenOver() {
        var run = UUID.randomUUID();
        var ledger = new JpaSweepRuns(database.entities());
        database.inTransaction(() -> ledger.begin(run, Source.CRON, clock.instant(), realTime.instant()));
        pass(Duration.ofMinutes(6));

        database.inTransaction(() -> {
            assertThat(ledger.hold(run)).isTrue();
            assertThat(otherNode.run(Source.CRON)).isEmpty();
        });

        assertThat(ran(otherNode.run(Source.CRON)).status()).isEqualTo(Status.COMPLETED);
        assertThat(row(run)).containsEntry("status", "FAILED");
    }

    @Test
    void S1_aNodeThatStandsStillWithTheLeaseInItsHandIsCutOffByTheDatabase() {
        var run = UUID.randomUUID();
        var ledger = new JpaSweepRuns(database.entities());
        database.inTransaction(() -> ledger.begin(run, Source.CRON, clock.instant(), realTime.instant()));

        database.inTransaction(() -> {
            ledger.hold(run);
            assertThat(database.entities()
                            .createNativeQuery(
                                    "select current_setting('idle_in_transaction_session_timeout') || ' '"
                                            + " || current_setting('lock_timeout') || ' ' || current_setting('statement_timeout')")
                            .getSingleResult())
                    .isEqualTo("30s 5s 40s");
        });
    }

    @Test
    void S3_oneBadRowStopsNoOtherAndMakesTheRunFail() {
        var bad = overdue();
        var good = overdue();
        waitsForVitals();
        poison("appointments", "new.id = '" + bad + "'");

        var run = ran(node.run(Source.CRON));

        assertThat(status(bad)).isEqualTo("SCHEDULED");
        assertThat(status(good)).isEqualTo("NO_SHOW");
        assertThat(run.status()).isEqualTo(Status.FAILED);
        assertThat(run.itemsProcessed()).isEqualTo(2);
        assertThat(run.errorMessage()).isEqualTo("no-shows: 1 of 2 could not be done");
        assertThat((String) row(run.id()).get("metadata")).contains("\"failed\": [\"" + bad + "\"]");
    }

    @Test
    void S3_bothStepsAreAttemptedWhicheverFails() {
        var appointment = overdue();
        waitsForVitals();
        poison("stage_alerts", "true");

        var run = ran(node.run(Source.CRON));

        assertThat(status(appointment)).isEqualTo("NO_SHOW");
        assertThat(run.itemsProcessed()).isOne();
        assertThat(run.errorMessage()).isEqualTo("alerts NO_VITALS: 1 of 1 could not be done");
    }

    @Test
    void S7_atThreeFailuresItIsToldThenOnceAnHourThenThatItRecovered() {
        overdue();
        nothingWorks();
        var since = clock.instant();
        for (int failures = 1; failures <= 2; failures++) {
            node.run(Source.CRON);
            pass(Duration.ofMinutes(5));
        }
        assertThat(node.failing.all()).isEmpty();

        node.run(Source.CRON);
        assertThat(node.failing.all())
                .containsExactly(new SweepFailing(3, since, "no-shows: 1 of 1 could not be done"));
        for (int minutes = 5; minutes < 60; minutes += 5) {
            pass(Duration.ofMinutes(5));
            otherNode.run(Source.CRON);
        }
        assertThat(otherNode.failing.all()).isEmpty();
        pass(Duration.ofMinutes(5));
        otherNode.run(Source.CRON);
        assertThat(otherNode.failing.all())
                .extracting(SweepFailing::consecutiveFailures)
                .containsExactly(15);

        noPoison();
        pass(Duration.ofMinutes(5));
        node.run(Source.CRON);
        otherNode.run(Source.CRON);
        assertThat(node.recovered.all()).containsExactly(new SweepRecovered(since, clock.instant()));
        assertThat(otherNode.recovered.all()).isEmpty();
    }

    @Test
    void S7_aRunIsWhatItIsAlthoughNobodyCanBeTold() {
        overdue();
        nothingWorks();
        node.beforeAlarm = () -> {
            throw new PersistenceException("no room for a message");
        };
        for (int i = 0; i < 3; i++) {
            assertThat(ran(node.run(Source.CRON)).errorMessage()).isEqualTo("no-shows: 1 of 1 could not be done");
        }
        noPoison();

        var run = ran(node.run(Source.CRON));

        assertThat(run.status()).isEqualTo(Status.COMPLETED);
        assertThat(row(run.id())).containsEntry("status", "COMPLETED");
        assertThat(node.ended.all()).last().isEqualTo(new SweepEnded(Source.CRON, Optional.of(run)));
        assertThat(node.memory.attempts()).isEmpty();
    }

    @Test
    void S7_twoFailuresThatEndAreNobodysBusiness() {
        overdue();
        nothingWorks();
        node.run(Source.CRON);
        node.run(Source.CRON);
        noPoison();
        node.run(Source.CRON);

        assertThat(node.failing.all()).isEmpty();
        assertThat(node.recovered.all()).isEmpty();
    }

    @Test
    void S1_aRunThatTimedOutCounts() throws Exception {
        var ledger = new SweepLedger(new JpaSweepRuns(database.entities()), clock, realTime);
        for (int i = 0; i < 3; i++) {
            // Each of them takes over from the one before, and dies as well.
            assertThat(database.inTransaction(() -> ledger.begin(UUID.randomUUID(), Source.CRON)))
                    .isNotEqualTo(SweepLedger.Lease.HELD);
            pass(Duration.ofMinutes(6));
        }
        overdue();
        try (var fourth = new Suspended(node)) {
            // It has not ended, and may never.
            assertThat(node.failing.all())
                    .extracting(SweepFailing::consecutiveFailures)
                    .containsExactly(3);
            fourth.goOn();
            assertThat(ran(fourth.ended()).status()).isEqualTo(Status.COMPLETED);
        }
    }

    /** Somebody has the table and does not let go: the run fails, and its lease is free. */
    @Test
    void S1_whoWaitsWithTheLeaseInItsHandGivesUp() throws Exception {
        var appointment = overdue();
        try (var holding = database.connect();
                var lock = holding.createStatement()) {
            holding.setAutoCommit(false);
            lock.execute("lock table no_show_logs in share mode");

            assertThat(ran(node.run(Source.CRON)).errorMessage()).isEqualTo("no-shows: 1 of 1 could not be done");
            assertThat(status(appointment)).isEqualTo("SCHEDULED");
            holding.rollback();
        }
        assertThat(ran(otherNode.run(Source.CRON)).itemsProcessed()).isOne();
    }

    @Test
    void S7_threeFailuresInARowAreTold() {
        overdue();
        nothingWorks();
        for (int i = 0; i < 3; i++) {
            node.run(Source.CRON);
        }

        assertThat(node.failing.all())
                .extracting(SweepFailing::consecutiveFailures)
                .containsExactly(3);
    }

    @Test
    void S7_whatFailsWithoutADatabaseIsRememberedAndWrittenDownOnceItIsBack() {
        var since = clock.instant();
        node.beforeLedger = () -> {
            throw new PersistenceException("no connection");
        };
        for (int i = 0; i < 3; i++) {
            assertThat(ran(node.run(Source.CRON)).status()).isEqualTo(Status.FAILED);
            pass(Duration.ofMinutes(5));
        }
        assertThat(sql.count("cron_job_runs")).isZero();
        assertThat(node.memory.attempts()).hasSize(3);

        node.beforeLedger = () -> {};
        assertThat(ran(node.run(Source.CRON)).status()).isEqualTo(Status.COMPLETED);

        assertThat(sql.rows("select status, started_at, error_message from cron_job_runs order by number"))
                .hasSize(4)
                .first()
                .isEqualTo(Map.of(
                        "status",
                        "FAILED",
                        "started_at",
                        since,
                        "error_message",
                        "PersistenceException: no connection"));
        assertThat(node.memory.attempts()).isEmpty();
        assertThat(node.failing.all())
                .containsExactly(new SweepFailing(3, since, "PersistenceException: no connection"));
        assertThat(node.recovered.all()).hasSize(1);
    }

    @Test
    void S7_aRunWhoseEndCannotBeWrittenIsNotLeftRunning() {
        overdue();
        node.beforeChunk = () -> node.beforeLedger = () -> {
            throw new PersistenceException("no connection");
        };
        var run = ran(node.run(Source.CRON));
        assertThat(row(run.id())).containsEntry("status", "RUNNING");

        node.beforeLedger = () -> {};
        node.beforeChunk = () -> {};
        assertThat(ran(node.run(Source.CRON)).status()).isEqualTo(Status.COMPLETED);

        assertThat(row(run.id()))
                .containsEntry("status", "FAILED")
                .containsEntry("error_message", "PersistenceException: no connection")
                .containsEntry("items_processed", 1);
        assertThat((String) row(run.id()).get("metadata")).contains("\"noShowsMarked\": 1");
    }

    @Test
    void S8_whatIsSettledInItsAbsenceIsHandedToTheDrain() {
        var appointment = overdue();
        var waits = clinic.anAppointment().at("10:00").store();

        node.run(Source.CRON);

        assertThat(sql.rows("select id from appointments where process_behind"))
                .containsExactly(Map.of("id", appointment));
        assertThat(status(waits)).isEqualTo("SCHEDULED");
    }

    private SweepHealth health() {
        var runs = new JpaSweepRuns(database.entities());
        var queries = new SweepQueries(runs, HospitalParts.rules(database.entities()), node.memory, clock);
        return database.outsideOfTransactions(() -> queries.health());
    }

    @Test
    void S5_theTriggerFromOutsideDoesNotHideADeadScheduler() {
        node.memory.nodeStarted(at("08:00"));
        node.run(Source.CRON);
        assertThat(health().internal().healthy()).isTrue();

        pass(Duration.ofMinutes(10));
        node.run(Source.EXTERNAL);
        pass(Duration.ofMinutes(10));
        node.run(Source.EXTERNAL);

        var health = health();
        assertThat(health.healthy()).isTrue();
        assertThat(health.internal().healthy()).isFalse();
        assertThat(health.internal().lastSuccess().startedAt()).isEqualTo(at("09:30"));
        assertThat(health.external().healthy()).isTrue();
        assertThat(health.external().lastSuccess().startedAt()).isEqualTo(at("09:50"));
        assertThat(health.message()).contains("not those of our own schedule");
        assertThat(health.recentRuns())
                .extracting(SweepRun::source)
                .containsExactly(Source.EXTERNAL, Source.EXTERNAL, Source.CRON);
    }

    @Test
    void S5_withoutADatabaseTheScheduleAndTheTriggerFromOutsideAreStillApart() {
        node.beforeLedger = () -> {
            throw new PersistenceException("no connection");
        };
        for (int i = 0; i < 3; i++) {
            node.run(Source.CRON);
        }
        var byHand = ran(node.run(Source.MANUAL));
        var unreachable = new JpaSweepRuns(database.entities()) {
            @Override
            List<SweepRun> newest(Collection<Source> sources, int limit) {
                throw new PersistenceException("no connection");
            }
        };
        var queries = new SweepQueries(unreachable, HospitalParts.rules(database.entities()), node.memory, clock);

        var health = database.outsideOfTransactions(() -> queries.health());

        assertThat(health.consecutiveFailures()).isEqualTo(4);
        assertThat(health.lastRun()).isEqualTo(byHand);
        assertThat(health.internal().consecutiveFailures()).isEqualTo(3);
        assertThat(health.internal().lastRun().source()).isEqualTo(Source.CRON);
        assertThat(health.external().consecutiveFailures()).isZero();
        assertThat(health.external().lastRun()).isNull();
        assertThat(health.external().healthy()).isFalse();
    }

    @Test
    void S5_failuresAreCountedSinceTheLastSuccessAndTenRunsAreShown() {
        node.memory.nodeStarted(at("08:00"));
        overdue();
        node.run(Source.CRON);
        overdue();
        nothingWorks();
        for (int i = 0; i < 11; i++) {
            node.run(Source.CRON);
        }

        var health = health();

        assertThat(health.healthy()).isFalse();
        assertThat(health.message()).isEqualTo("11 runs in a row have failed.");
        assertThat(health.consecutiveFailures()).isEqualTo(11);
        assertThat(health.recentRuns()).hasSize(10).allSatisfy(run -> assertThat(run.status())
                .isEqualTo(Status.FAILED));
        assertThat(health.lastSuccess()).isNotNull();
    }

    /** A run that stands still before its first chunk until it is let go. */
    private final class Suspended implements AutoCloseable {

        private final UUID id = UUID.randomUUID();
        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch go = new CountDownLatch(1);
        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private final Future<Optional<SweepRun>> running;

        Suspended(SweepsOnADatabase of) throws InterruptedException {
            of.beforeChunk = this::standStill;
            Callable<Optional<SweepRun>> run = () -> of.run(id, Source.CRON);
            running = thread.submit(run);
            arrived.await();
        }

        private void standStill() {
            arrived.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void goOn() {
            go.countDown();
        }

        Optional<SweepRun> ended() throws Exception {
            return running.get();
        }

        @Override
        public void close() {
            goOn();
            thread.shutdown();
        }
    }
}
