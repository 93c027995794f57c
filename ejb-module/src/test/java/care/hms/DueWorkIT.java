package care.hms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import care.hms.database.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a wait looks like that the database has ended. */
class DueWorkIT {

    private final TestDatabase database = TestDatabase.shared();

    @ParameterizedTest
    @ValueSource(strings = {"lock_timeout", "statement_timeout"})
    void aWaitThatWasTooLongIsTold(String limit) throws SQLException {
        try (var holding = database.connect();
                var lock = holding.createStatement()) {
            holding.setAutoCommit(false);
            lock.execute("lock table no_show_logs in share mode");

            var failure = catchThrowable(() -> database.inTransaction(() -> {
                var entities = database.entities();
                entities.createNativeQuery("select set_config('" + limit + "', '50ms', true)")
                        .getSingleResult();
                entities.createNativeQuery("update no_show_logs set notification_sent = true")
                        .executeUpdate();
            }));

            assertThat(failure).isNotNull();
            assertThat(DueWork.hasWaitedTooLong(failure)).isTrue();
            holding.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"update no_show_logs set reason = 1", "select 1 / 0"})
    void anyOtherFailureIsNoWait(String statement) {
        var failure = catchThrowable(() -> database.inTransaction(
                () -> database.entities().createNativeQuery(statement).getResultList()));

        assertThat(failure).isNotNull();
        assertThat(DueWork.hasWaitedTooLong(failure)).isFalse();
    }
}
