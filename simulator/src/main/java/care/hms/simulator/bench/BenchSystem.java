package care.hms.simulator.bench;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The demo system that is measured. Where it is stands in the environment: HMS_URL, HMS_SYSTEM_PASSWORD, POSTGRESQL_HOST,
 * POSTGRESQL_PORT, POSTGRESQL_DATABASE, POSTGRESQL_OWNER_USER, POSTGRESQL_OWNER_PASSWORD and, for the share of the
 * processor, HMS_SERVER_PID and HMS_METRICS_TOKEN.
 */
record BenchSystem(Map<String, String> environment, Clock realTime) {

    /** Signs in with the password that all demo accounts share. */
    Staff signIn(String username) {
        return Staff.signIn(URI.create(setting("HMS_URL")), username, setting("HMS_SYSTEM_PASSWORD"));
    }

    Optional<Long> serverPid() {
        return Optional.ofNullable(environment.get("HMS_SERVER_PID")).map(Long::valueOf);
    }

    /** Empty where nobody may read the metrics. */
    Optional<MetricsReader> metrics() {
        return Optional.ofNullable(environment.get("HMS_METRICS_TOKEN"))
                .map(token -> new MetricsReader(URI.create(setting("HMS_URL")), token));
    }

    /** As the owner of the tables. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + setting("POSTGRESQL_HOST") + ":" + setting("POSTGRESQL_PORT") + "/"
                        + setting("POSTGRESQL_DATABASE"),
                setting("POSTGRESQL_OWNER_USER"),
                setting("POSTGRESQL_OWNER_PASSWORD"));
    }

    /** What the machine and the database contribute to every figure. */
    static List<String> conditions(Connection database) throws SQLException {
        return List.of(
                Runtime.getRuntime().availableProcessors() + " processors, shared by server, database and this program",
                System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", Java "
                        + System.getProperty("java.version"),
                "PostgreSQL " + show(database, "show server_version") + ", fsync " + show(database, "show fsync")
                        + ", synchronous_commit " + show(database, "show synchronous_commit"));
    }

    static String show(Connection database, String query) throws SQLException {
        try (var statement = database.createStatement();
                var answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        }
    }

    void say(String what) {
        System.err.println(realTime.instant().truncatedTo(ChronoUnit.SECONDS) + " " + what);
    }

    private String setting(String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new BenchFault("set " + name + " in the environment"));
    }
}
