package care.hms.launcher;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The PostgreSQL that we start ourselves. Its rows live in the data folder and are kept between runs; it listens on
 * 127.0.0.1 only and every role needs its password. Nothing is lost when the machine dies: fsync is on.
 */
final class OwnDatabase {

    /** Held, because the logging framework forgets a logger's level together with the logger. */
    private static final Logger LIBRARY_LOG = Logger.getLogger("io.zonky");

    private static final String NAME = "hms";
    private static final String OWNER = "hms_owner";
    private static final String APPLICATION = "hms_app";
    private static final String SUPERUSER = "postgres";
    private static final Duration TO_START = Duration.ofMinutes(2);
    private static final Duration TO_STOP = Duration.ofMinutes(2);
    private static final long PAUSE_MILLIS = 100;

    private final Installation installation;
    private final Settings settings;
    private final Path folder;
    private final String superuserPassword;
    private EmbeddedPostgres postgres;

    OwnDatabase(Installation installation, Settings settings) {
        this.installation = installation;
        this.settings = settings;
        this.folder = settings.dataFolder().resolve("postgresql");
        this.superuserPassword = secret("postgresql-superuser");
        LIBRARY_LOG.setLevel(Level.SEVERE);
    }

    /** How the server and tests reach it; valid before the start already. */
    DatabaseAccess access() {
        return new DatabaseAccess(
                "127.0.0.1",
                settings.databasePort(),
                NAME,
                new DatabaseAccess.Login(APPLICATION, secret("postgresql-application")),
                new DatabaseAccess.Login(OWNER, secret("postgresql-owner")));
    }

    boolean isRunning() {
        return postgres != null;
    }

    /** @throws StartFailed when the port is taken, or the folder is in use or holds no database of ours */
    void start() {
        refuseSecondServerOnTheFolder();
        Ports.requireFree(settings.databasePort(), "PostgreSQL", "POSTGRESQL_PORT");
        try {
            SecretFile.makeOwnerOnlyFolder(folder);
            Files.createDirectories(installation.databasePrograms());
            postgres = EmbeddedPostgres.builder()
                    .setPort(settings.databasePort())
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setOverrideWorkingDirectory(installation.databasePrograms().toFile())
                    .setPGStartupWait(TO_START)
                    .setConnectConfig("password", superuserPassword)
                    // The same order of names on every machine, whatever its language.
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    // The library turns both off.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    // The detail of a violated constraint quotes the row: names and MRNs are not for the log.
                    .setServerConfig("log_error_verbosity", "terse")
                    .setOutputRedirector(appendTo("postgresql.log"))
                    .setErrorRedirector(appendTo("postgresql.log"))
                    .start();
        } catch (IOException | IllegalStateException e) {
            throw new StartFailed(
                    "PostgreSQL did not start; its log is "
                            + settings.logFolder().resolve("postgresql.log") + ".",
                    e);
        }
        try (var connection = asSuperuser("postgres")) {
            requireOurFolder(connection);
            requirePasswords(connection);
            makeRolesAndDatabase(connection);
        } catch (SQLException | IOException e) {
            stop();
            throw new StartFailed("PostgreSQL started but could not be prepared.", e);
        }
    }

    /** Returns when the last page is on disk. */
    void stop() {
        if (postgres == null) {
            return;
        }
        try {
            postgres.close();
            postgres = null;
            awaitEnd();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be told to stop", e);
        }
    }

    private void refuseSecondServerOnTheFolder() {
        runningServer().ifPresent(process -> {
            throw new StartFailed("A PostgreSQL of an earlier run still works in " + folder
                    + "; stop it with: kill -INT " + process.pid());
        });
    }

    private Optional<ProcessHandle> runningServer() {
        try {
            var pid = Files.readAllLines(folder.resolve("postmaster.pid")).get(0);
            // A process number is given again: after a power cut it may belong to any program.
            return ProcessHandle.of(Long.parseLong(pid.strip()))
                    .filter(process ->
                            process.info().command().orElse("postgres").endsWith("postgres"));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The library gives up waiting after five seconds; a last checkpoint may take longer. */
    private void awaitEnd() {
        var deadline = System.nanoTime() + TO_STOP.toNanos();
        while (runningServer().isPresent() && System.nanoTime() < deadline) {
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** The library reports success when any server answers on the port. */
    private void requireOurFolder(Connection connection) throws SQLException, IOException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery("show data_directory")) {
            answer.next();
            var theirs = Path.of(answer.getString(1));
            if (!Files.isSameFile(theirs, folder)) {
                throw new StartFailed(
                        "Another PostgreSQL, of " + theirs + ", answers on port " + settings.databasePort() + ".");
            }
        }
    }

    /** The library makes a cluster that trusts every local user; from here on each needs a password. */
    private void requirePasswords(Connection connection) throws SQLException, IOException {
        var rules = folder.resolve("pg_hba.conf");
        var wanted = "# Written at every start.\nhost all all 127.0.0.1/32 scram-sha-256\n";
        if (Files.readString(rules).equals(wanted)) {
            return;
        }
        execute(connection, "alter role " + SUPERUSER + " password '" + superuserPassword + "'");
        Files.writeString(rules, wanted);
        execute(connection, "select pg_reload_conf()");
    }

    private void makeRolesAndDatabase(Connection connection) throws SQLException {
        var access = access();
        for (var login : new DatabaseAccess.Login[] {access.owner(), access.application()}) {
            if (!exists(connection, "select from pg_roles where rolname = '" + login.role() + "'")) {
                execute(connection, "create role " + login.role() + " login");
            }
            execute(connection, "alter role " + login.role() + " password '" + login.password() + "'");
        }
        if (!exists(connection, "select from pg_database where datname = '" + NAME + "'")) {
            execute(connection, "create database " + NAME + " owner " + OWNER);
            execute(connection, "revoke connect, temporary on database " + NAME + " from public");
            execute(connection, "grant connect on database " + NAME + " to " + APPLICATION);
        }
    }

    private Connection asSuperuser(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + settings.databasePort() + "/" + database,
                SUPERUSER,
                superuserPassword);
    }

    private String secret(String name) {
        return new SecretFile(settings.secret(name)).readOrKeep(Passwords::forMachines);
    }

    private ProcessBuilder.Redirect appendTo(String name) throws IOException {
        Files.createDirectories(settings.logFolder());
        return ProcessBuilder.Redirect.appendTo(new File(settings.logFolder().toFile(), name));
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            return answer.next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
