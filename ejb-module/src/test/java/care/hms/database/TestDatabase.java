package care.hms.database;

import care.hms.workflow.V010__engine_tables;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.hibernate.SessionFactory;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One PostgreSQL for all database tests of this JVM, with the two roles as the launcher makes them: the owner has
 * migrated, the application's role works. The mapping is the product's own; only the container's transactions are
 * replaced by the resource's.
 */
public final class TestDatabase {

    private static final String NAME = "hms";
    private static final String OWNER = "hms_owner";
    private static final String APPLICATION = "hms_app";
    private static final String SUPERUSER = "postgres";

    /** For 200 bookings at once and whoever looks on. */
    private static final int CONNECTIONS = 240;

    private final ThreadLocal<EntityManager> current = new ThreadLocal<>();
    private final int port;
    private final EntityManagerFactory factory;
    private final EntityManager ofTheTransaction;
    private final Sql application;
    private final Sql owner;

    private static final class Holder {
        static final TestDatabase SHARED = new TestDatabase();
    }

    private TestDatabase() {
        try {
            port = start();
            prepare();
            migrate();
            factory = Persistence.createEntityManagerFactory("hms", overrides());
            ofTheTransaction = proxy();
            application = new Sql(connect());
            owner = new Sql(connect(OWNER, NAME));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static TestDatabase shared() {
        return Holder.SHARED;
    }

    /** The persistence context of the transaction in which the calling thread is, as the container injects it. */
    public EntityManager entities() {
        return ofTheTransaction;
    }

    EntityManagerFactory factory() {
        return factory;
    }

    /** A transaction of its own, also inside another one; whatever is thrown rolls it back. */
    public <T> T inTransaction(Supplier<T> work) {
        return withEntities(entities -> {
            var transaction = entities.getTransaction();
            transaction.begin();
            try {
                var answer = work.get();
                transaction.commit();
                return answer;
            } finally {
                if (transaction.isActive()) {
                    transaction.rollback();
                }
            }
        });
    }

    public void inTransaction(Runnable work) {
        inTransaction(() -> {
            work.run();
            return null;
        });
    }

    /** As in a method that the container runs without a transaction. */
    public <T> T outsideOfTransactions(Supplier<T> work) {
        return withEntities(entities -> work.get());
    }

    /** How many statements the work sends, in a transaction of its own; nobody else works meanwhile. */
    public long statementsOf(Runnable work) {
        var statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            statistics.clear();
            inTransaction(work);
            return statistics.getPrepareStatementCount();
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    private <T> T withEntities(Function<EntityManager, T> work) {
        var outer = current.get();
        var entities = factory.createEntityManager();
        current.set(entities);
        try {
            return work.apply(entities);
        } finally {
            current.set(outer);
            entities.close();
        }
    }

    /** By the application's role. */
    public Sql sql() {
        return application;
    }

    /** By the owner's role. */
    public Sql ownerSql() {
        return owner;
    }

    /** A further connection of the application's role. */
    public Connection connect() throws SQLException {
        return connect(APPLICATION, NAME);
    }

    /** Opens connections of the owner's role. */
    DataSource owner() {
        var source = new PGSimpleDataSource();
        source.setUrl(url(NAME));
        source.setUser(OWNER);
        return source;
    }

    /** Opens connections of the application's role. */
    DataSource application() {
        var source = new PGSimpleDataSource();
        source.setUrl(url(NAME));
        source.setUser(APPLICATION);
        return source;
    }

    /** Returns as soon as somebody of the application's role waits for a lock with a statement like this. */
    public void awaitWaiting(String statement) {
        while (application.count(
                        "pg_stat_activity where wait_event_type = 'Lock' and position(? in query) > 0", statement)
                == 0) {
            Thread.onSpinWait();
        }
    }

    /** No row of ours is left, for tests about everything that is there. */
    public void empty() {
        var tables = application.value(
                String.class,
                "select string_agg(tablename, ', ') from pg_tables where schemaname = 'public'"
                        + " and tablename not like 'act\\_%' and tablename <> 'flyway_schema_history'");
        owner.run("truncate " + tables);
    }

    /** Once more, as at the next start. */
    MigrateResult migrate() {
        return Flyway.configure(TestDatabase.class.getClassLoader())
                .dataSource(url(NAME), OWNER, null)
                .locations("classpath:db/migration")
                .javaMigrations(new V010__engine_tables())
                .placeholders(Map.of("applicationRole", APPLICATION))
                .validateMigrationNaming(true)
                .load()
                .migrate();
    }

    private static int start() throws IOException, SQLException {
        // The programs are kept here; what a run stores is taken away when it ends.
        var programs = Path.of("target", "postgresql").toAbsolutePath();
        Files.createDirectories(programs);
        var data = Files.createTempDirectory(programs, "data");
        var postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(programs.toFile())
                .setDataDirectory(data)
                .setPGStartupWait(Duration.ofMinutes(1))
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                // The library turns both off; the product runs with both.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", Integer.toString(CONNECTIONS + 20))
                .start();
        requireOurs(postgres.getPort(), data);
        return postgres.getPort();
    }

    /** The library is content with whatever answers on its port. */
    private static void requireOurs(int port, Path data) throws SQLException, IOException {
        try (var connection = DriverManager.getConnection(url(port, "postgres"), SUPERUSER, null);
                var statement = connection.createStatement();
                var answer = statement.executeQuery("show data_directory")) {
            answer.next();
            if (!Files.isSameFile(Path.of(answer.getString(1)), data)) {
                throw new IllegalStateException("another PostgreSQL, of " + answer.getString(1) + ", answers");
            }
        }
    }

    private void prepare() throws SQLException {
        try (var connection = connect(SUPERUSER, "postgres");
                var statement = connection.createStatement()) {
            statement.execute("create role " + OWNER + " login");
            statement.execute("create role " + APPLICATION + " login");
            // A test that waits for a lock for ever shall fail instead.
            statement.execute("alter role " + APPLICATION + " set lock_timeout = '30s'");
            statement.execute("create database " + NAME + " owner " + OWNER);
            statement.execute("revoke connect, temporary on database " + NAME + " from public");
            statement.execute("grant connect on database " + NAME + " to " + APPLICATION);
        }
    }

    private Map<String, Object> overrides() {
        var properties = new HashMap<String, Object>();
        properties.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
        properties.put("jakarta.persistence.jtaDataSource", null);
        properties.put("jakarta.persistence.jdbc.url", url(NAME));
        properties.put("jakarta.persistence.jdbc.user", APPLICATION);
        properties.put("jakarta.persistence.jdbc.password", "");
        properties.put("hibernate.connection.pool_size", CONNECTIONS - 20);
        return properties;
    }

    private EntityManager proxy() {
        return (EntityManager) Proxy.newProxyInstance(
                TestDatabase.class.getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (self, method, arguments) -> {
                    var entities = current.get();
                    if (entities == null) {
                        throw new IllegalStateException("no transaction: " + method.getName());
                    }
                    try {
                        return method.invoke(entities, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Connection connect(String role, String database) throws SQLException {
        return DriverManager.getConnection(url(database), role, null);
    }

    private String url(String database) {
        return url(port, database);
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
