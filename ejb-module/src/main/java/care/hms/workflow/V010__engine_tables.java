package care.hms.workflow;

import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * Creates the engine's tables by the scripts that the engine itself carries: the owner runs them, the engine works with
 * the application's role and must not change a schema. All scripts of the release are run, also those of features that
 * are switched off: a later switch then needs no migration.
 */
@Dependent
public class V010__engine_tables extends BaseJavaMigration {

    private static final String SCRIPTS = "org/camunda/bpm/engine/db/create/activiti.postgres.create.";

    /** In the order in which they refer to each other. */
    private static final List<String> PARTS = List.of(
            "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");

    /** What the acquisition asks for, twice a second and more often: without it, it reads every waiting timer. */
    private static final String DUE_JOBS =
            "create index hms_idx_job_due on act_ru_job (duedate_) where retries_ > 0 and suspension_state_ = 1";

    @Override
    public void migrate(Context context) throws SQLException, IOException {
        try (var statement = context.getConnection().createStatement()) {
            for (String part : PARTS) {
                statement.execute(script(part));
            }
            statement.execute(DUE_JOBS);
        }
    }

    /** The scripts are fixed by the engine's release, so a change of release shows as another migration, not here. */
    @Override
    public Integer getChecksum() {
        return PARTS.hashCode();
    }

    private static String script(String part) throws IOException {
        try (InputStream script = ProcessEngine.class.getClassLoader().getResourceAsStream(SCRIPTS + part + ".sql")) {
            if (script == null) {
                throw new IOException("the engine carries no script " + part);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
