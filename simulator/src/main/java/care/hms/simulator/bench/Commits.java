package care.hms.simulator.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.postgresql.PGConnection;

/**
 * Hears of each no-show when its transaction has committed: PostgreSQL delivers a notification then and not before. What
 * is noted is the moment of hearing, a little after the commit itself.
 */
final class Commits {

    private static final String CHANNEL = "hms_bench_no_show";
    private static final int LISTEN_MILLIS = 1000;

    private final Connection database;
    private final Clock realTime;

    Commits(Connection database, Clock realTime) {
        this.database = database;
        this.realTime = realTime;
    }

    /** From now on every no-show is announced. Needs the rights of the tables' owner. */
    void listen() throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("create or replace function hms_bench_announce() returns trigger language plpgsql as"
                    + " $$ begin perform pg_notify('" + CHANNEL + "', new.id::text); return null; end $$");
            statement.execute("create trigger hms_bench_announce after update of status on appointments"
                    + " for each row when (new.status = 'NO_SHOW') execute function hms_bench_announce()");
            statement.execute("listen " + CHANNEL);
        }
    }

    /** Waits until all of them were heard of, or until the deadline; answers when each was. */
    Map<UUID, Instant> await(Set<UUID> expected, Instant deadline) throws SQLException {
        var heard = new HashMap<UUID, Instant>();
        var connection = database.unwrap(PGConnection.class);
        while (!heard.keySet().containsAll(expected) && realTime.instant().isBefore(deadline)) {
            var notifications = connection.getNotifications(LISTEN_MILLIS);
            var now = realTime.instant();
            for (var notification : notifications) {
                heard.putIfAbsent(UUID.fromString(notification.getParameter()), now);
            }
        }
        return heard;
    }
}
