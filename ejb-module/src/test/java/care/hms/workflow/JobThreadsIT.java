package care.hms.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import care.hms.database.TestDatabase;
import care.hms.platform.DomainClock;
import care.hms.platform.JobFigures;
import care.hms.process.AppointmentLifecycle;
import care.hms.process.AppointmentLifecycle.Outcomes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Jobs on real threads and a real PostgreSQL: what is due runs, and a stop neither breaks nor forgets a job. */
@Timeout(120)
class JobThreadsIT {

    private static final Duration LONG = Duration.ofDays(1);

    private static final Map<Object, Object> BEANS = new ConcurrentHashMap<>();
    private static ProcessEngineImpl engine;

    private final TestDatabase database = TestDatabase.shared();
    private final Clock realTime = Clock.systemUTC();
    private final SlowDelegate markNoShow = new SlowDelegate();
    private final ThreadPoolExecutor pool =
            new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(16));
    private volatile Runnable beforeFetching = () -> {};
    private final JobThreads jobs = new JobThreads(
            Executors.defaultThreadFactory(),
            pool,
            new RealClock(),
            realTime,
            this::nextDue,
            () -> beforeFetching.run(),
            timing -> BEANS.put(AppointmentLifecycle.Delegates.RETRY_CYCLE, timing.retryCycle()));

    /** As in the product, but for the container's transactions and threads. */
    @BeforeAll
    static void engineIsBuilt() throws SQLException {
        var configuration = new StandaloneProcessEngineConfiguration();
        try (var connection = TestDatabase.shared().connect()) {
            configuration.setJdbcUrl(connection.getMetaData().getURL());
            configuration.setJdbcUsername(connection.getMetaData().getUserName());
        }
        configuration.setJdbcDriver("org.postgresql.Driver");
        configuration.setDatabaseType("postgres");
        configuration.setDatabaseSchemaUpdate("false");
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setHistory("activity");
        configuration.setMetricsEnabled(false);
        configuration.setTaskMetricsEnabled(false);
        configuration.setCmmnEnabled(false);
        configuration.setDmnEnabled(false);
        configuration.setDmnFeelEnableLegacyBehavior(true);
        configuration.setBeans(BEANS);
        configuration.setTenantIdProvider(new HospitalTenant());
        configuration.setJobExecutorActivate(false);
        configuration.setJobExecutorAcquireByDueDate(true);
        configuration.setEnsureJobDueDateNotNull(true);
        engine = (ProcessEngineImpl) configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .enableDuplicateFiltering(true)
                .name(AppointmentLifecycle.PROCESS_ID)
                .addClasspathResource(AppointmentLifecycle.RESOURCE)
                .deploy();
    }

    @AfterAll
    static void engineIsClosed() {
        engine.close();
        ClockUtil.reset();
    }

    @BeforeEach
    void executorIsNew() {
        BEANS.put(AppointmentLifecycle.Delegates.MARK_NO_SHOW, markNoShow);
        engine.getProcessEngineConfiguration().setJobExecutor(jobs);
        jobs.registerProcessEngine(engine);
    }

    @AfterEach
    void nothingIsLeft() {
        markNoShow.goOn(Integer.MAX_VALUE / 2);
        jobs.shutdown();
        pool.shutdown();
        engine.getRuntimeService().createProcessInstanceQuery().list().forEach(instance -> engine.getRuntimeService()
                .deleteProcessInstance(instance.getId(), "test over"));
    }

    @Test
    void dueTimersRunAndOthersWait() throws InterruptedException {
        markNoShow.goOn(2);
        var due = List.of(
                booked(realTime.instant().minusSeconds(5)),
                booked(realTime.instant().plusMillis(700)));
        var later = booked(realTime.instant().plus(LONG));

        jobs.start();
        markNoShow.awaitFinished(2);
        await(() -> waiting().equals(List.of(later)));

        assertThat(markNoShow.calls()).containsExactlyElementsOf(due);
    }

    @Test
    void timerThatIsCreatedWhileTheAcquisitionSleepsRunsToo() throws InterruptedException {
        markNoShow.goOn(1);
        jobs.start();

        var due = booked(realTime.instant().plusMillis(100));
        markNoShow.awaitFinished(1);

        assertThat(markNoShow.calls()).containsExactly(due);
    }

    @Test
    void stopWaitsForTheRunningJobAndCostsItNoAttempt() throws InterruptedException {
        booked(realTime.instant().minusSeconds(5));
        jobs.start();
        markNoShow.awaitStarted(1);

        var stopping = new Thread(jobs::shutdown);
        stopping.start();
        await(() -> !jobs.isActive());
        assertThat(stopping.isAlive()).isTrue();
        markNoShow.goOn(1);
        stopping.join();

        assertThat(waiting()).isEmpty();
        assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();
    }

    @Test
    void jobsThatOnlyWaitForAThreadAreGivenBackUntouched() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            booked(realTime.instant().minusSeconds(5));
        }
        jobs.start();
        markNoShow.awaitStarted(1);
        await(() -> pool.getQueue().size() == 4);

        var stopping = new Thread(jobs::shutdown);
        stopping.start();
        await(() -> !jobs.isActive());
        markNoShow.goOn(1);
        stopping.join();

        assertThat(markNoShow.calls()).hasSize(1);
        assertThat(database.sql()
                        .rows("select lock_owner_, retries_ from act_ru_job where handler_type_ like 'timer-%'"))
                .hasSize(4)
                .allSatisfy(job -> {
                    assertThat(job.get("lock_owner_")).isNull();
                    assertThat(job.get("retries_")).isEqualTo(5);
                });
    }

    @Test
    void whatANodeLeftLockedIsTakenWhenTheLockEnds() throws InterruptedException {
        markNoShow.goOn(1);
        booked(realTime.instant().minusSeconds(5));
        database.sql()
                .run("update act_ru_job set lock_owner_ = 'killed', lock_exp_time_ = (now() at time zone 'UTC')"
                        + " + interval '1 second' where handler_type_ like 'timer-%'");
        var lockEnds = realTime.instant().plusMillis(900);

        jobs.start();
        markNoShow.awaitFinished(1);

        assertThat(realTime.instant()).isAfter(lockEnds);
    }

    @Test
    void nextDueIsTheEarliestThatNobodyHasTaken() {
        var first = Instant.parse("2030-01-01T08:00:00Z");
        booked(first);
        booked(first.plusSeconds(60));
        assertThat(nextDue()).contains(first);

        database.sql()
                .run("update act_ru_job set lock_owner_ = 'somebody', lock_exp_time_ = '2040-01-01' where duedate_ ="
                        + " '2030-01-01 08:00'");

        assertThat(nextDue()).contains(first.plusSeconds(60));
    }

    @Test
    void aCrowdIsAsManyDueJobsThatNobodyHasTaken() {
        booked(realTime.instant().minusSeconds(5));
        booked(realTime.instant().minusSeconds(5));
        booked(realTime.instant().plus(LONG));

        assertThat(isCrowded(2)).isTrue();
        assertThat(isCrowded(3)).isFalse();

        database.sql()
                .run("update act_ru_job set lock_owner_ = 'somebody', lock_exp_time_ = '2090-01-01' where id_ ="
                        + " (select min(id_) from act_ru_job where duedate_ < now() at time zone 'UTC')");

        assertThat(isCrowded(2)).isFalse();
    }

    @Test
    void theBacklogIsWhatIsDueAndTakenByNobody() {
        var due = Instant.parse("2026-01-05T08:00:00Z");
        booked(due);
        booked(due.plusSeconds(60));
        booked(due.plusSeconds(121));
        var now = due.plusSeconds(120);

        assertThat(backlog(now)).isEqualTo(new JobFigures.Backlog(2, Optional.of(due), 0));

        database.sql()
                .run("update act_ru_job set lock_owner_ = 'somebody', lock_exp_time_ = '2090-01-01' where duedate_ ="
                        + " '2026-01-05 08:00'");
        assertThat(backlog(now)).isEqualTo(new JobFigures.Backlog(1, Optional.of(due.plusSeconds(60)), 0));
        assertThat(backlog(due)).isEqualTo(new JobFigures.Backlog(0, Optional.empty(), 0));
    }

    private JobFigures.Backlog backlog(Instant now) {
        return database.outsideOfTransactions(
                () -> new EngineFigures(null, new JpaJobs(database.entities())).backlog(now));
    }

    @Test
    void dueTimersWaitForWhatComesBeforeTheirFetching() throws InterruptedException {
        markNoShow.goOn(1);
        var callsBefore = new ArrayBlockingQueue<Integer>(100);
        beforeFetching = () -> callsBefore.offer(markNoShow.calls().size());
        var due = booked(realTime.instant().minusSeconds(5));

        jobs.start();
        markNoShow.awaitFinished(1);

        assertThat(callsBefore.take()).isZero();
        assertThat(markNoShow.calls()).containsExactly(due);
    }

    private boolean isCrowded(int crowd) {
        return database.outsideOfTransactions(
                () -> new JpaJobs(database.entities()).isCrowded(realTime.instant(), crowd));
    }

    private Optional<Instant> nextDue() {
        return database.outsideOfTransactions(() -> new JpaJobs(database.entities()).nextDue(realTime.instant()));
    }

    private UUID booked(Instant noShowDueAt) {
        var appointment = UUID.randomUUID();
        engine.getRuntimeService()
                .createProcessInstanceByKey(AppointmentLifecycle.PROCESS_ID)
                .processDefinitionWithoutTenantId()
                .businessKey(appointment.toString())
                .setVariables(Map.ofEntries(
                        ProcessVariable.NO_SHOW_DUE_AT.of(noShowDueAt), HospitalTenant.start(UUID.randomUUID())))
                .execute();
        return appointment;
    }

    private List<UUID> waiting() {
        return engine.getRuntimeService().createProcessInstanceQuery().list().stream()
                .map(instance -> UUID.fromString(instance.getBusinessKey()))
                .toList();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /** Marks when the test lets it. */
    private static final class SlowDelegate implements JavaDelegate {

        private final List<UUID> calls = new ArrayList<>();
        private final Semaphore permissions = new Semaphore(0);
        private final Semaphore started = new Semaphore(0);
        private final Semaphore finished = new Semaphore(0);

        @Override
        public void execute(DelegateExecution execution) throws InterruptedException {
            synchronized (calls) {
                calls.add(UUID.fromString(execution.getProcessBusinessKey()));
            }
            started.release();
            permissions.acquire();
            ProcessVariable.OUTCOME.set(execution, Outcomes.MARKED);
            finished.release();
        }

        void goOn(int times) {
            permissions.release(times);
        }

        void awaitStarted(int times) throws InterruptedException {
            started.acquire(times);
        }

        void awaitFinished(int times) throws InterruptedException {
            finished.acquire(times);
        }

        List<UUID> calls() {
            synchronized (calls) {
                return List.copyOf(calls);
            }
        }
    }

    private final class RealClock implements DomainClock {

        @Override
        public Instant now() {
            return realTime.instant();
        }

        @Override
        public Instant realNow() {
            return now();
        }

        @Override
        public int speed() {
            return 1;
        }

        @Override
        public boolean running() {
            return true;
        }

        @Override
        public boolean simulated() {
            return false;
        }
    }
}
