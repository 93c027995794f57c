package care.hms.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnDatabaseTest {

    @TempDir
    private Path folder;

    private int port;
    private OwnDatabase database;

    @BeforeEach
    void choose() {
        port = Ports.free();
        var environment = Map.of("HMS_DATA_DIR", folder.toString(), "POSTGRESQL_PORT", String.valueOf(port));
        var installation = Installation.find();
        database = new OwnDatabase(installation, new SettingsReader(environment, installation, false).read());
    }

    @AfterEach
    void stop() {
        database.stop();
    }

    @Test
    void rowsSurviveARestartAndNothingIsSpared() throws Exception {
        database.start();
        try (var owner = database.access().asOwner()) {
            owner.createStatement().execute("create table kept as select 42 as answer");
            assertThat(answer(owner, "show fsync")).isEqualTo("on");
            assertThat(answer(owner, "show synchronous_commit")).isEqualTo("on");
            assertThat(answer(owner, "show listen_addresses")).isEqualTo("127.0.0.1");
        }

        database.stop();
        database.start();

        try (var owner = database.access().asOwner()) {
            assertThat(answer(owner, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void nobodyGetsInWithoutAPasswordNorWithAnothersRights() throws Exception {
        database.start();

        for (var role : new String[] {"postgres", "hms_owner", "hms_app"}) {
            assertThatThrownBy(() ->
                            DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/hms", role, "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
        try (var application = database.access().asApplication()) {
            assertThatThrownBy(() -> application.createStatement().execute("create table mine (id int)"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aPortThatIsTakenIsRefusedBeforeAnythingIsMade() throws Exception {
        try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(database::start)
                    .isInstanceOf(StartFailed.class)
                    .hasMessageStartingWith("PostgreSQL cannot have port " + taken.getLocalPort());
        }
        assertThat(folder.resolve("postgresql")).doesNotExist();
    }

    private static String answer(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
