package care.hms.database;

import static java.lang.System.Logger.Level.INFO;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.hibernate.SessionFactory;

/**
 * Brings the schema to this release before anything else starts, as the owner's role, and checks that the mapping fits.
 * Every other startup bean depends on it by name.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@PermitAll
public class Migrations {

    private static final System.Logger LOGGER = System.getLogger(Migrations.class.getName());

    @Resource(lookup = "java:jboss/datasources/HmsOwnerDS")
    private DataSource owner;

    @PersistenceUnit(unitName = "hms")
    private EntityManagerFactory entities;

    @Inject
    private Instance<JavaMigration> javaMigrations;

    @Inject
    private Schema schema;

    @PostConstruct
    void migrate() {
        var settings = DatabaseSettings.from(ConfigProvider.getConfig());
        var result = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(owner)
                .locations("classpath:db/migration")
                .javaMigrations(javaMigrations.stream().toArray(JavaMigration[]::new))
                .placeholders(Map.of("applicationRole", settings.applicationRole()))
                .validateMigrationNaming(true)
                .load()
                .migrate();
        LOGGER.log(
                INFO,
                "schema at version {0}, {1} migrations run",
                result.targetSchemaVersion,
                result.migrationsExecuted);
        entities.unwrap(SessionFactory.class).getSchemaManager().validateMappedObjects();
        schema.migrated();
    }
}
