package care.hms.launcher;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/** How the server is called, and what it is told through its environment. */
final class ServerCommand {

    private static final int SECONDS_TO_FINISH_REQUESTS = 20;

    private final Installation installation;
    private final Settings settings;
    private final ServerFolder folder;

    ServerCommand(Installation installation, Settings settings, ServerFolder folder) {
        this.installation = installation;
        this.settings = settings;
        this.folder = folder;
    }

    List<String> words(List<String> javaOptions) {
        var command = StandaloneCommandBuilder.of(installation.serverHome())
                .setBaseDirectory(folder.path())
                .setLogDirectory(settings.logFolder())
                .setServerReadOnlyConfiguration("standalone.xml")
                .setJavaOptions("-Xms256m", "-Xmx1g", "-XX:+ExitOnOutOfMemoryError")
                .addJavaOptions(
                        "-Djava.net.preferIPv4Stack=true",
                        "-Djava.awt.headless=true",
                        // The engine stores instants without a zone.
                        "-Duser.timezone=UTC",
                        "-Djboss.tx.node.id=" + nodeId(folder.path()),
                        "-Dorg.wildfly.sigterm.suspend.timeout=" + SECONDS_TO_FINISH_REQUESTS)
                .addJavaOptions(javaOptions);
        if (settings.tls().isPresent()) {
            command.setYamlFiles(folder.tlsConfiguration());
        }
        return command.build();
    }

    /** The same after a restart, another for every server on every machine: transactions are recovered by it. */
    private static String nodeId(Path baseFolder) {
        try {
            var machine = InetAddress.getLocalHost().getHostName();
            return "hms-" + Integer.toHexString(Objects.hash(machine, baseFolder.toString()));
        } catch (UnknownHostException e) {
            return "hms-" + Integer.toHexString(baseFolder.toString().hashCode());
        }
    }

    Map<String, String> environment(DatabaseAccess database) {
        var environment = new TreeMap<>(settings.passedOn());
        environment.put("HMS_HTTP_HOST", settings.httpHost());
        environment.put("HMS_HTTP_PORT", String.valueOf(settings.httpPort()));
        environment.put("HMS_MANAGEMENT_PORT", String.valueOf(settings.managementPort()));
        environment.put("HMS_DATA_DIR", settings.dataFolder().toString());
        environment.put("HMS_DEMO", String.valueOf(settings.demo()));
        settings.demoPassword().ifPresent(password -> environment.put("HMS_DEMO_PASSWORD", password));
        settings.signingKeyFile().ifPresent(file -> environment.put("HMS_JWT_KEY_FILE", file.toString()));
        settings.tls().ifPresent(tls -> {
            environment.put("HMS_HTTPS_PORT", String.valueOf(tls.port()));
            environment.putAll(TlsKeyStore.make(tls, settings.secret("tls.p12")).environment());
        });
        environment.put("POSTGRESQL_HOST", database.host());
        environment.put("POSTGRESQL_PORT", String.valueOf(database.port()));
        environment.put("POSTGRESQL_DATABASE", database.name());
        environment.put("POSTGRESQL_USER", database.application().role());
        environment.put("POSTGRESQL_PASSWORD", database.application().password());
        environment.put("POSTGRESQL_OWNER_USER", database.owner().role());
        environment.put("POSTGRESQL_OWNER_PASSWORD", database.owner().password());
        return environment;
    }
}
