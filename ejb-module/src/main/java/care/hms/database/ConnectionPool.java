package care.hms.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The pool of the application's data source, as the server's management tells of it. */
@ApplicationScoped
public class ConnectionPool {

    private static final String DATA_SOURCE = "jboss.as:subsystem=datasources,data-source=HmsDS";

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    /**
     * How it is used.
     *
     * @param available how many more could be handed out at once, opened already or not
     * @param max how many may be in use at one time
     * @param waits how many requests have had to wait for one, since the server's start
     */
    public record Usage(int inUse, int available, int max, int waits) {}

    /** Empty when the server does not tell. */
    public Optional<Usage> usage() {
        try {
            var pool = new ObjectName(DATA_SOURCE + ",statistics=pool");
            return Optional.of(new Usage(
                    number(pool, "InUseCount"),
                    number(pool, "AvailableCount"),
                    number(new ObjectName(DATA_SOURCE), "maxPoolSize"),
                    number(pool, "WaitCount")));
        } catch (JMException untold) {
            return Optional.empty();
        }
    }

    private int number(ObjectName bean, String attribute) throws JMException {
        return ((Number) server.getAttribute(bean, attribute)).intValue();
    }
}
