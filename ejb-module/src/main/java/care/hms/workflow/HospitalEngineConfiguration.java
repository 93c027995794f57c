package care.hms.workflow;

import care.hms.account.Role;
import care.hms.platform.DomainClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.JakartaTransactionProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.impl.plugin.AdministratorAuthorizationPlugin;

/** How the engine is set up here, whatever it is connected to. */
final class HospitalEngineConfiguration extends JakartaTransactionProcessEngineConfiguration {

    /** Nightly, when the sweep rests (decision T8); UTC, as the whole process. */
    private static final String CLEANUP_FROM = "00:00";

    private static final String CLEANUP_TO = "04:00";

    /**
     * @param beans what expressions of the model may name
     * @param jobs started by the caller once the model is deployed
     */
    HospitalEngineConfiguration(DomainClock clock, Map<Object, Object> beans, JobThreads jobs, JpaStaff staff) {
        setDatabaseType("postgres");
        // The tables belong to the owner's role and come by migration.
        setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
        setIdGenerator(new StrongUuidGenerator());
        setBeans(beans);
        setCustomPreCommandInterceptorsTxRequired(List.of(new SimulatedTimeInterceptor(clock)));
        setCustomPreCommandInterceptorsTxRequiresNew(List.of(new SimulatedTimeInterceptor(clock)));
        keepTheJobs(jobs);
        keepTheHistory();
        switchOffWhatNobodyUses();
        letTheAdministratorsIn(new StaffIdentities(
                new StaffDirectory(staff, () -> getIdentityService().getCurrentAuthentication())));
    }

    private void keepTheJobs(JobThreads jobs) {
        setJobExecutor(jobs);
        setJobExecutorActivate(false);
        // The oldest deadline first, found by the index on due dates.
        setJobExecutorAcquireByDueDate(true);
        setEnsureJobDueDateNotNull(true);
    }

    private void keepTheHistory() {
        setHistory(ProcessEngineConfiguration.HISTORY_ACTIVITY);
        setHistoryCleanupBatchWindowStartTime(CLEANUP_FROM);
        setHistoryCleanupBatchWindowEndTime(CLEANUP_TO);
    }

    private void switchOffWhatNobodyUses() {
        setMetricsEnabled(false);
        setDbMetricsReporterActivate(false);
        setTaskMetricsEnabled(false);
        setCmmnEnabled(false);
        setDmnEnabled(false);
        // Without it the engine insists on a FEEL interpreter that is not in the archive.
        setDmnFeelEnableLegacyBehavior(true);
    }

    /** The platform's by this; what a hospital's may read is granted by the migration V016, and bounded by the tenant. */
    private void letTheAdministratorsIn(StaffIdentities identities) {
        setAuthorizationEnabled(true);
        setTenantIdProvider(new HospitalTenant());
        setIdentityProviderSessionFactory(identities);
        var administrators = new AdministratorAuthorizationPlugin();
        administrators.setAdministratorGroupName(Role.SYSTEM_ADMIN.name());
        setProcessEnginePlugins(new ArrayList<>(List.of(administrators)));
    }
}
