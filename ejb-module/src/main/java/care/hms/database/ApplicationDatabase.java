package care.hms.database;

import care.hms.platform.DatabaseProbe;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Asks the application's own data source, computed when asked. */
@ApplicationScoped
public class ApplicationDatabase implements DatabaseProbe {

    private static final int SECONDS_TO_ANSWER = 2;

    @Resource(lookup = "java:jboss/datasources/HmsDS")
    private DataSource application;

    @Override
    public Optional<String> failure() {
        try (var connection = application.getConnection();
                var statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS_TO_ANSWER);
            statement.execute("select 1");
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of("the database does not answer: " + e.getMessage());
        }
    }
}
