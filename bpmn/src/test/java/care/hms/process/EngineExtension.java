package care.hms.process;

import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One engine for the whole JVM, in memory, with nobody executing jobs but the test. Fakes stand for the delegates; the
 * engine's clock, a static of the JVM, and all instances are gone after each test.
 */
final class EngineExtension implements BeforeEachCallback, AfterEachCallback {

    /** Short waits, two of them: a job has three attempts. */
    static final String RETRY_CYCLE = "PT1S,PT10S";

    /** The engine prints a stack trace for each failure that a test provokes and then asserts. */
    private static final Logger ENGINE_LOG = Logger.getLogger("org.camunda");

    private static final Map<Object, Object> BEANS = new HashMap<>();
    private static ProcessEngine engine;

    static ProcessEngine engine() {
        return engine;
    }

    static void delegate(String name, RecordingDelegate delegate) {
        BEANS.put(name, delegate);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (engine == null) {
            engine = build();
            engine.getRepositoryService()
                    .createDeployment()
                    .addClasspathResource(AppointmentLifecycle.RESOURCE)
                    .deploy();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ClockUtil.reset();
        var runtime = engine.getRuntimeService();
        runtime.createProcessInstanceQuery()
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test over"));
    }

    private static ProcessEngine build() {
        ENGINE_LOG.setLevel(Level.OFF);
        BEANS.put(AppointmentLifecycle.Delegates.RETRY_CYCLE, RETRY_CYCLE);
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setJdbcUrl("jdbc:h2:mem:appointment-lifecycle;DB_CLOSE_DELAY=-1");
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        configuration.setHistory("activity");
        configuration.setMetricsEnabled(false);
        configuration.setCmmnEnabled(false);
        configuration.setDmnEnabled(false);
        configuration.setDmnFeelEnableLegacyBehavior(true);
        configuration.setBeans(BEANS);
        return configuration.buildProcessEngine();
    }
}
