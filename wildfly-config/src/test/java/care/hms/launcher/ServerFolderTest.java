package care.hms.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerFolderTest {

    @TempDir
    private Path home;

    private Path application;
    private Path provisioned;
    private ServerFolder folder;
    private Path base;

    @BeforeEach
    void provision() throws Exception {
        provisioned = Files.createDirectories(home.resolve("wildfly-config/target/server/standalone/configuration"));
        Files.createDirectories(provisioned.resolveSibling("lib"));
        Files.writeString(provisioned.resolve("standalone.xml"), "<named-formatter name=\"TEXT\"/>");
        Files.writeString(provisioned.resolve("logging.properties"), "handler.CONSOLE.formatter=TEXT");
        application = Files.writeString(home.resolve("hms.ear"), "application");
        var installation = new Installation(home);
        var settings = new SettingsReader(Map.of(), installation, false).read();
        folder = new ServerFolder(installation, settings);
        base = folder.path();
    }

    @Test
    void theApplicationLiesBesideItsMark() {
        folder.prepare(application, LogFormat.TEXT);

        assertThat(base.resolve("deployments/hms.ear")).hasContent("application");
        assertThat(base.resolve("deployments/hms.ear.dodeploy")).exists();
    }

    @Test
    void theWantedFormatterIsWrittenIntoTheCopyOnly() {
        folder.prepare(application, LogFormat.JSON);

        assertThat(base.resolve("configuration/standalone.xml")).hasContent("<named-formatter name=\"JSON\"/>");
        assertThat(base.resolve("configuration/logging.properties")).hasContent("handler.CONSOLE.formatter=JSON");
        assertThat(provisioned.resolve("standalone.xml")).hasContent("<named-formatter name=\"TEXT\"/>");
    }

    @Test
    void aServerWithoutOurFormatterIsRefused() throws Exception {
        Files.writeString(provisioned.resolve("standalone.xml"), "<named-formatter name=\"PATTERN\"/>");

        assertThatThrownBy(() -> folder.prepare(application, LogFormat.JSON))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("build the server again");
    }

    @Test
    void nothingOfTheLastDeploymentIsLeft() throws Exception {
        folder.prepare(application, LogFormat.TEXT);
        Files.writeString(base.resolve("deployments/hms.ear.failed"), "no");
        assertThat(folder.deploymentFailure()).contains("no");

        folder.prepare(application, LogFormat.TEXT);

        assertThat(folder.deploymentFailure()).isEmpty();
    }

    @Test
    void theTransactionLogOutlivesARun() throws Exception {
        folder.prepare(application, LogFormat.TEXT);
        var log = Files.createDirectories(base.resolve("data/tx-object-store"));

        folder.prepare(application, LogFormat.TEXT);

        assertThat(log).exists();
    }
}
