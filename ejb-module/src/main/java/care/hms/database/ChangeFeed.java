package care.hms.database;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import care.hms.Changed;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Hears from PostgreSQL what was committed, by this node or another, and tells it here as {@link Changed}. One connection
 * of each node listens; while it is lost nothing is heard, and once it is back everything may have changed. Nothing
 * depends on it but how soon open screens look again.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionManagement(TransactionManagementType.BEAN)
@PermitAll
public class ChangeFeed {

    private static final System.Logger LOGGER = System.getLogger(ChangeFeed.class.getName());

    private static final String CHANNEL = "hms_changes";

    /** How long a stop may have to wait. */
    private static final int LISTEN_MILLIS = 500;

    /** A connection that died silently answers nothing; after so many quiet looks it is asked something. */
    private static final int QUIET_LOOKS = 20;

    private static final int MILLIS_UNTIL_NEXT_TRY = 1_000;

    @Resource(lookup = "java:jboss/datasources/HmsDS")
    private DataSource application;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private Event<Changed> changes;

    private Thread listening;
    private volatile boolean stopping;

    @PostConstruct
    void start() {
        listening = threads.newThread(this::listen);
        listening.setName("hms-change-feed");
        listening.start();
    }

    @PreDestroy
    void stop() {
        stopping = true;
        listening.interrupt();
        try {
            listening.join(LISTEN_MILLIS);
        } catch (InterruptedException stoppingInAHurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        while (!stopping) {
            try (var connection = application.getConnection()) {
                listenOn(connection);
            } catch (SQLException lost) {
                LOGGER.log(stopping ? DEBUG : WARNING, "changes are not heard: {0}", lost.getMessage());
                pause();
            }
        }
    }

    private void listenOn(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
            tell(new Changed(null, Changed.Kind.UNKNOWN, null, 0));
            var postgresql = connection.unwrap(PGConnection.class);
            for (int looks = 1; !stopping; looks++) {
                for (var notification : postgresql.getNotifications(LISTEN_MILLIS)) {
                    tell(read(notification.getParameter()));
                }
                if (looks % QUIET_LOOKS == 0) {
                    statement.execute("select 1");
                }
            }
            statement.execute("unlisten *");
        }
    }

    /** As the triggers of the schema write it: kind, hospital, id and version. */
    static Changed read(String payload) {
        var words = payload.split(" ");
        return words.length == 2
                ? new Changed(UUID.fromString(words[1]), Changed.Kind.MANY, null, 0)
                : new Changed(
                        UUID.fromString(words[1]),
                        Changed.Kind.valueOf(words[0]),
                        UUID.fromString(words[2]),
                        Long.parseLong(words[3]));
    }

    /** Whoever listens here must not stop the others from being told. */
    private void tell(Changed change) {
        try {
            changes.fire(change);
        } catch (RuntimeException unheard) {
            LOGGER.log(WARNING, "a change was not passed on", unheard);
        }
    }

    private void pause() {
        try {
            Thread.sleep(MILLIS_UNTIL_NEXT_TRY);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
