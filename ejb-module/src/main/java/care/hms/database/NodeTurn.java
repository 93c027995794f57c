package care.hms.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Has the nodes of the cluster do one after the other what two may not do at once. A node that dies in its turn ends it:
 * the lock is its connection's.
 */
@ApplicationScoped
public class NodeTurn {

    /** The number is this purpose's own. */
    private static final long LOCK = 4864201402L;

    @Resource(lookup = "java:jboss/datasources/HmsDS")
    private DataSource application;

    /** For the container. */
    protected NodeTurn() {}

    NodeTurn(DataSource application) {
        this.application = application;
    }

    /**
     * Waits for the turn, works, and gives it on, also when the work fails. For work outside of transactions.
     *
     * @throws IllegalStateException when the database does not answer, or another node's turn outlasts the connection's
     *     patience
     */
    public void take(Runnable work) {
        try (var connection = application.getConnection();
                var statement = connection.createStatement()) {
            // A node's start takes longer than anybody else waits for a lock.
            statement.execute("set lock_timeout = 0");
            try {
                statement.execute("select pg_advisory_lock(" + LOCK + ")");
            } finally {
                // The connection goes back to the pool, for others.
                statement.execute("reset lock_timeout");
            }
            try {
                work.run();
            } finally {
                statement.execute("select pg_advisory_unlock(" + LOCK + ")");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The turn among the nodes could not be taken or given on", e);
        }
    }
}
