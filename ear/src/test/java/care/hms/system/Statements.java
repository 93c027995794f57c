package care.hms.system;

import static org.awaitility.Awaitility.await;

import care.hms.launcher.HmsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Counts what a request sends to the database, which writes every statement down meanwhile. */
final class Statements {

    /** What timers, relay, sweep and change feed ask for all the time, whoever is there. */
    private static final Pattern OF_NOBODY = Pattern.compile(
            "act_|simulated_clock|sweep|select 1$|process_behind|set status = 'SENDING'|claim|listen|pg_|due_at <="
                    + "|next_attempt_at|BEGIN|COMMIT|ROLLBACK|SHOW|SET ");

    private static final int TRIES = 5;

    private final HmsServer server;

    Statements(HmsServer server) {
        this.server = server;
    }

    /** Those of the time with the fewest: now and then something else happens meanwhile. */
    List<String> of(Runnable request) {
        return Stream.generate(() -> once(request))
                .limit(TRIES)
                .min(Comparator.comparingInt(List::size))
                .orElseThrow();
    }

    private List<String> once(Runnable request) {
        var begin = "begin " + UUID.randomUUID();
        var end = "end " + UUID.randomUUID();
        asSuperuser("alter system set log_statement = 'all'", "select pg_reload_conf()");
        // Whoever connects later begins with what everybody has been told by then.
        await().pollInterval(Duration.ofMillis(10))
                .until(() -> asSuperuser("show log_statement").equals("all"));
        asSuperuser("select '" + begin + "'");
        try {
            request.run();
        } finally {
            asSuperuser("select '" + end + "'", "alter system reset log_statement", "select pg_reload_conf()");
        }
        var log = log();
        return log.subList(index(log, begin) + 1, index(log, end)).stream()
                .filter(line -> line.contains("LOG:  execute") || line.contains("LOG:  statement"))
                .filter(line -> !OF_NOBODY.matcher(line).find())
                .toList();
    }

    private static int index(List<String> log, String mark) {
        for (int i = 0; i < log.size(); i++) {
            if (log.get(i).contains(mark)) {
                return i;
            }
        }
        throw new AssertionError("the database wrote nothing down");
    }

    private List<String> log() {
        try {
            return Files.readAllLines(folder("log").resolve("postgresql.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder(String name) {
        return server.log().getParent().resolveSibling(name);
    }

    /** What the last of them answers, if it is a word. */
    private String asSuperuser(String... statements) {
        var database = server.database();
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://" + database.host() + ":" + database.port() + "/" + database.name(),
                        "postgres",
                        Files.readString(folder("secrets").resolve("postgresql-superuser"))
                                .strip());
                var statement = connection.createStatement()) {
            var answer = "";
            for (var each : statements) {
                if (statement.execute(each) && statement.getResultSet().next()) {
                    answer = statement.getResultSet().getString(1);
                }
            }
            return answer;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
