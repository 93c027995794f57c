package care.hms.workflow;

import static java.lang.System.Logger.Level.INFO;

import care.hms.RealTime;
import care.hms.Source;
import care.hms.database.NodeTurn;
import care.hms.noshow.SettleDueNoShows;
import care.hms.platform.DomainClock;
import care.hms.process.AppointmentLifecycle;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.camunda.bpm.container.RuntimeContainerDelegate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Builds the process engine on the application's own data source, so that rows and instances share one transaction,
 * deploys the model when it has changed, and starts the jobs; takes all of it down in the opposite order. Whatever a job
 * calls is named as a dependency: the server would otherwise stop it first and cost a running job one of its attempts.
 */
@Singleton
@Startup
@DependsOn({"Migrations", "StartClock", "SettleNoShows", "SettleDueNoShows", "SettleChunk", "RaiseAlert"})
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@PermitAll
public class Engine {

    private static final System.Logger LOGGER = System.getLogger(Engine.class.getName());

    @Resource(lookup = "java:jboss/datasources/HmsDS")
    private DataSource dataSource;

    @Resource(lookup = "java:jboss/TransactionManager")
    private TransactionManager transactions;

    @Resource(lookup = "java:jboss/ee/concurrency/factory/hms-job-acquisition")
    private ManagedThreadFactory acquisitionThreads;

    @Resource(lookup = "java:jboss/ee/concurrency/executor/hms-jobs")
    private ManagedExecutorService pool;

    private NodeTurn turn;
    private RunningEngine running;
    private Delegates delegates;
    private SettleDueNoShows settleDue;
    private JpaJobs jobTable;
    private JpaStaff staff;
    private DomainClock clock;
    private Clock realTime;

    private JobThreads jobs;
    private ProcessEngine engine;

    protected Engine() {}

    @Inject
    Engine(
            NodeTurn turn,
            RunningEngine running,
            Delegates delegates,
            SettleDueNoShows settleDue,
            JpaJobs jobTable,
            JpaStaff staff,
            DomainClock clock,
            @RealTime Clock realTime) {
        this.turn = turn;
        this.running = running;
        this.delegates = delegates;
        this.settleDue = settleDue;
        this.jobTable = jobTable;
        this.staff = staff;
        this.clock = clock;
        this.realTime = realTime;
    }

    @PostConstruct
    void start() {
        try {
            // Two engines that meet an empty database at the same moment both write its first rows, and one fails.
            turn.take(() -> {
                engine = build();
                deployWhatChanged();
            });
            RuntimeContainerDelegate.INSTANCE.get().registerProcessEngine(engine);
            // First the way in for events, then the jobs that cause them.
            running.started(engine, jobs);
            jobs.start();
        } catch (RuntimeException halfStarted) {
            stop();
            throw halfStarted;
        }
    }

    @PreDestroy
    void stop() {
        if (jobs != null) {
            jobs.shutdown();
        }
        running.stopped();
        if (engine != null) {
            if (RuntimeContainerDelegate.INSTANCE
                            .get()
                            .getProcessEngineService()
                            .getProcessEngine(engine.getName())
                    != null) {
                RuntimeContainerDelegate.INSTANCE.get().unregisterProcessEngine(engine);
            }
            engine.close();
        }
        ClockUtil.reset();
    }

    private ProcessEngine build() {
        Map<Object, Object> beans = new ConcurrentHashMap<>(delegates.byName());
        var relief = new BurstRelief(
                () -> jobTable.isCrowded(clock.now(), BurstRelief.CROWD),
                fence -> settleDue.settleDue(Source.TIMER, Set.of(), fence),
                realTime);
        jobs = new JobThreads(
                acquisitionThreads,
                pool,
                clock,
                realTime,
                () -> jobTable.nextDue(clock.now()),
                relief::relieve,
                timing -> beans.put(AppointmentLifecycle.Delegates.RETRY_CYCLE, timing.retryCycle()));
        var configuration = new HospitalEngineConfiguration(clock, beans, jobs, staff);
        configuration.setTransactionManager(transactions);
        configuration.setDataSource(dataSource);
        return configuration.buildProcessEngine();
    }

    /** The engine compares the bytes: an unchanged model gets no new version, whoever else starts meanwhile. */
    private void deployWhatChanged() {
        var loader = AppointmentLifecycle.class.getClassLoader();
        try (var model = loader.getResourceAsStream(AppointmentLifecycle.RESOURCE)) {
            var deployment = engine.getRepositoryService()
                    .createDeployment()
                    .name(AppointmentLifecycle.PROCESS_ID)
                    .enableDuplicateFiltering(true)
                    .addInputStream(AppointmentLifecycle.PROCESS_ID + ".bpmn", model)
                    .deploy();
            LOGGER.log(
                    INFO, "process {0} stands in deployment {1}", AppointmentLifecycle.PROCESS_ID, deployment.getId());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
