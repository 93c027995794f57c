package care.hms.system;

import care.hms.launcher.HmsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

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

    /** The fewest of several times: now and then something else happens meanwhile. */
    long of(Runnable request) {
        return LongStream.generate(() -> once(request)).limit(TRIES).min().orElseThrow();
    }

    private long once(Runnable request) {
        var begin = "begin " + UUID.randomUUID();
        var end = "end " + UUID.randomUUID();
        asSuperuser("alter system set log_statement = 'all'", "select pg_reload_conf()", "select '" + begin + "'");
        try {
            request.run();
        } finally {
            asSuperuser("select '" + end + "'", "alter system reset log_statement", "select pg_reload_conf()");
        }
        var log = log();
        return log.subList(index(log, begin), index(log, end)).stream()
                .filter(line -> line.contains("LOG:  execute") || line.contains("LOG:  statement"))
                .filter(line -> !OF_NOBODY.matcher(line).find())
                .count();
    }

    private static int index(List<String> log, String mark) {
        for (int i = 0; i < log.size(); i++) {
            if (log.get(i).contains(mark)) {
                return i + 1;
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

    private void asSuperuser(String... statements) {
        var database = server.database();
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://" + database.host() + ":" + database.port() + "/" + database.name(),
                        "postgres",
                        Files.readString(folder("secrets").resolve("postgresql-superuser"))
                                .strip());
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
