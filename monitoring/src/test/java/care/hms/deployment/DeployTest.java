package care.hms.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import care.hms.watchdog.CommandOptions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Image, compose file and units, where there is no engine to run them: their structure, and that their names exist. */
class DeployTest {

    private static final Set<String> TOP_LEVEL = Set.of("name", "services", "networks", "volumes", "secrets");
    private static final Set<String> OF_A_SERVICE = Set.of(
            "build",
            "cap_drop",
            "command",
            "depends_on",
            "environment",
            "healthcheck",
            "image",
            "mem_limit",
            "networks",
            "ports",
            "read_only",
            "restart",
            "secrets",
            "security_opt",
            "shm_size",
            "stop_grace_period",
            "tmpfs",
            "volumes");
    /** By the part of a service. */
    private static final Map<String, Set<String>> BELOW = Map.of(
            "build", Set.of("context", "dockerfile"),
            "healthcheck", Set.of("test", "interval", "timeout", "retries"),
            "depends_on", Set.of("postgresql"));

    private static final String COMPOSE = "deploy/compose/compose.yaml";
    private static final Pattern FROM_OUTSIDE = Pattern.compile("\\$\\{([A-Z_]+)(:[?-][^}]*)?}");
    private static final int CONNECTIONS_OF_A_NODE = 46 + 2;

    @TempDir
    Path folder;

    private static JsonNode service(String name) {
        var service = ProjectFiles.yaml(COMPOSE).path("services").path(name);
        assertThat(service.isObject()).as(name).isTrue();
        return service;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** What the file names and does not fix: each NAME with its default, or none. */
    private static Map<String, String> fromOutside() {
        var names = new TreeMap<String, String>();
        FROM_OUTSIDE
                .matcher(ProjectFiles.text(COMPOSE))
                .results()
                .forEach(found -> names.merge(found.group(1), String.valueOf(found.group(2)), (one, other) -> one));
        return names;
    }

    private static Stream<String> scripts() {
        return Stream.of(
                "deploy/lay-out",
                "deploy/container/ready",
                "deploy/compose/prepare",
                "deploy/compose/postgresql/10-roles.sh",
                "deploy/backup/backup",
                "deploy/backup/restore");
    }

    @Test
    void thereAreTwoEqualNodesADatabaseAndWhoWatchesThem() {
        assertThat(ProjectFiles.yaml(COMPOSE).path("services").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("postgresql", "hms-1", "hms-2", "prometheus", "alertmanager");
        assertThat(service("hms-1").path("environment"))
                .isEqualTo(service("hms-2").path("environment"));
        assertThat(service("hms-1").path("volumes"))
                .isNotEqualTo(service("hms-2").path("volumes"));
        assertThat(service("hms-1").path("ports")).isNotEqualTo(service("hms-2").path("ports"));
        assertThat(service("hms-1").path("build").path("dockerfile").asText()).isEqualTo("deploy/Containerfile");
    }

    @Test
    void bothNodesSignWithOneKeyAndWaitForTheDatabase() {
        var node = service("hms-1");
        assertThat(node.path("environment").path("HMS_JWT_KEY_FILE").asText()).isEqualTo("/run/secrets/jwt-key");
        assertThat(texts(node.path("secrets"))).contains("jwt-key");
        assertThat(node.at("/depends_on/postgresql/condition").asText()).isEqualTo("service_healthy");
        assertThat(node.path("environment").path("POSTGRESQL_HOST").asText()).isEqualTo("postgresql");
        assertThat(node.path("environment").has("HMS_DEMO"))
                .as("the image says false")
                .isFalse();
    }

    @Test
    void theDatabaseHasConnectionsForBothNodesAndIsReachedFromInsideOnly() {
        var command = texts(service("postgresql").path("command"));
        var most = command.stream()
                .filter(word -> word.startsWith("max_connections="))
                .map(word -> Integer.parseInt(word.substring(word.indexOf('=') + 1)))
                .findFirst()
                .orElseThrow();
        assertThat(most).isGreaterThan(2 * CONNECTIONS_OF_A_NODE);
        assertThat(service("postgresql").has("ports")).isFalse();
        assertThat(texts(service("postgresql").path("networks"))).containsExactly("inside");
        assertThat(ProjectFiles.yaml(COMPOSE).at("/networks/inside/internal").asBoolean())
                .isTrue();
    }

    @Test
    void nothingListensToOtherMachinesAndNothingIsPrivileged() {
        ProjectFiles.yaml(COMPOSE).path("services").properties().forEach(service -> {
            assertThat(texts(service.getValue().path("ports")))
                    .as(service.getKey())
                    .allMatch(port -> port.startsWith("127.0.0.1:"));
            assertThat(service.getValue().has("privileged"))
                    .as(service.getKey())
                    .isFalse();
            assertThat(service.getValue().path("restart").asText())
                    .as(service.getKey())
                    .isEqualTo("on-failure");
        });
        assertThat(texts(service("hms-1").path("cap_drop"))).containsExactly("ALL");
        assertThat(service("hms-1").path("read_only").asBoolean()).isTrue();
    }

    private static void requireNoneBut(Set<String> known, JsonNode block, String where) {
        assertThat(block.fieldNames()).toIterable().as(where).isSubsetOf(known);
    }

    /** An engine refuses a misspelt key, and nothing else here would; what is used besides is to be added here. */
    @Test
    void everyKeyIsOneOfTheSpecificationOfCompose() {
        var compose = ProjectFiles.yaml(COMPOSE);
        assertThat(compose.fieldNames()).toIterable().allMatch(key -> TOP_LEVEL.contains(key) || key.startsWith("x-"));
        compose.path("services").properties().forEach(service -> {
            requireNoneBut(OF_A_SERVICE, service.getValue(), service.getKey());
            BELOW.forEach((part, known) ->
                    requireNoneBut(known, service.getValue().path(part), service.getKey() + "." + part));
            service.getValue()
                    .path("depends_on")
                    .forEach(needed -> requireNoneBut(Set.of("condition"), needed, service.getKey() + " depends on"));
        });
        compose.path("networks").forEach(network -> requireNoneBut(Set.of("internal"), network, "network"));
        compose.path("volumes").forEach(volume -> requireNoneBut(Set.of(), volume, "volume"));
        compose.path("secrets").forEach(secret -> requireNoneBut(Set.of("file"), secret, "secret"));
    }

    @Test
    void everythingNamedIsDeclaredAndEveryImageHasAVersion() {
        var compose = ProjectFiles.yaml(COMPOSE);
        compose.path("services").properties().forEach(service -> {
            for (var secret : texts(service.getValue().path("secrets"))) {
                assertThat(compose.path("secrets").has(secret)).as(secret).isTrue();
            }
            for (var network : texts(service.getValue().path("networks"))) {
                assertThat(compose.path("networks").has(network)).as(network).isTrue();
            }
            for (var volume : texts(service.getValue().path("volumes"))) {
                var source = volume.substring(0, volume.indexOf(':'));
                assertThat(source.startsWith(".") || compose.path("volumes").has(source))
                        .as(volume)
                        .isTrue();
            }
            var image = service.getValue().path("image").asText();
            assertThat(image.contains("hms-no-show") || image.matches(".+:v?\\d.*"))
                    .as(image)
                    .isTrue();
        });
    }

    @Test
    void theApplicationKnowsEverySettingThatItIsGiven() {
        assertThat(service("hms-1").path("environment").fieldNames())
                .toIterable()
                .isSubsetOf(ProjectFiles.applicationSettings());
        assertThat(ProjectFiles.names("deploy/systemd/hms.env.example")).isSubsetOf(ProjectFiles.applicationSettings());
    }

    @Test
    void theWatchdogKnowsEverySettingThatItIsGiven() {
        var known = CommandOptions.variables();
        known.add("CRON_API_KEY");
        assertThat(ProjectFiles.names("deploy/systemd/watchdog.env.example")).isSubsetOf(known);
    }

    @Test
    void whatMustBeSetStandsInTheExampleAndHasNoDefault() {
        var needed = fromOutside().entrySet().stream()
                .filter(name -> name.getValue().startsWith(":?"))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(needed).contains("POSTGRES_PASSWORD", "HMS_APP_PASSWORD", "HMS_OWNER_PASSWORD", "CRON_API_KEY");
        assertThat(ProjectFiles.names("deploy/compose/.env.example"))
                .containsAll(needed)
                .isSubsetOf(fromOutside().keySet());
        assertThat(ProjectFiles.lines("deploy/compose/.env.example")).allMatch(line -> line.endsWith("="));
    }

    @Test
    void secretsAndSettingsOfAnInstallationAreNotCommitted() {
        assertThat(ProjectFiles.lines("deploy/compose/.gitignore")).contains(".env", "secrets/", "watch/");
    }

    @Test
    void theImageRunsAsNobodySpecialFromAFixedBaseAndTakesTheSignalItself() throws IOException {
        var file = ProjectFiles.lines("deploy/Containerfile");
        assertThat(file.get(0)).matches("FROM docker\\.io/library/eclipse-temurin:17\\.[0-9._]+-jre-\\w+");
        assertThat(file).filteredOn(line -> line.startsWith("FROM ")).hasSize(1);
        assertThat(file).contains("USER 10001:10001", "STOPSIGNAL SIGTERM").noneMatch(line -> line.startsWith("ADD "));
        var entry = file.stream()
                .filter(line -> line.startsWith("ENTRYPOINT "))
                .findFirst()
                .orElseThrow();
        var words = texts(new ObjectMapper().readTree(entry.substring("ENTRYPOINT ".length())));
        assertThat(words).startsWith("java").contains("-Dhms.home=/opt/hms");
        assertThat(file.indexOf("USER 10001:10001")).isLessThan(file.indexOf(entry));
        assertThat(ProjectFiles.text("deploy/Containerfile"))
                .doesNotContainIgnoringCase("password")
                .doesNotContain("KEY=")
                .as("as the watchdog, too, it writes into the volume")
                .contains("WATCHDOG_STATE_FILE=/var/lib/hms/");
    }

    @Test
    void whatTheImageCopiesIsWhatTheBuildContextLetsThrough() {
        var copied = new ArrayList<String>();
        for (var line : ProjectFiles.lines("deploy/Containerfile")) {
            if (line.startsWith("COPY ")) {
                var words = line.split(" ");
                assertThat(words[1]).as("the same place below /opt/hms").isEqualTo(words[2]);
                copied.add(words[1]);
            }
        }
        var through = ProjectFiles.lines(".containerignore").stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .toList();
        assertThat(copied).hasSize(6).allMatch(path -> through.stream().anyMatch(path::startsWith));
        assertThat(ProjectFiles.text(".dockerignore")).isEqualTo(ProjectFiles.text(".containerignore"));
        // The plain host gets the same files.
        for (var path : copied) {
            if (!path.startsWith("deploy/")) {
                assertThat(ProjectFiles.text("deploy/lay-out")).contains(path);
            }
        }
    }

    /** The line of a page that holds this, with folders of the test's in place of the host's. */
    private String commandOf(String page, String part, Map<String, String> inPlaceOf) {
        var found = ProjectFiles.text(page)
                .lines()
                .filter(line -> line.contains(part))
                .findFirst()
                .orElseThrow();
        for (var replaced : inPlaceOf.entrySet()) {
            assertThat(found).contains(replaced.getKey());
            found = found.replace(replaced.getKey(), replaced.getValue());
        }
        return found;
    }

    @Test
    void anUpgradeAsThePageTellsItTurnsTheLinkThatTheInstallationMade() throws Exception {
        var opt = folder.resolve("opt");
        Files.createDirectory(opt);
        for (var part : List.of("&& ln -s ", "&& ln -sfn ")) {
            var command = commandOf("docs/operations.md", part, Map.of("/opt/", opt + "/", "deploy/lay-out", "mkdir"));
            var answer = ProjectFiles.run(
                    "sh",
                    "-ec",
                    command.replace("mvn -DskipTests package", "true").replace("systemctl", ":"));
            assertThat(answer.exitCode()).as(answer.output()).isZero();
        }
        assertThat(opt.resolve("hms").toRealPath())
                .isEqualTo(opt.resolve("hms-2").toRealPath());
        assertThat(opt.resolve("hms")).isEmptyDirectory();
    }

    @Test
    void cronGivesTheWatchdogTheSettingsOfItsFile() throws Exception {
        var settings = Files.writeString(folder.resolve("watchdog.env"), "WATCHDOG_URL=https://hms.example\n");
        var line = commandOf(
                "monitoring/README.md",
                "*/5 * * * * ",
                Map.of(
                        "/etc/hms/watchdog.env",
                        settings.toString(),
                        "java -jar /opt/hms/monitoring/target/watchdog.jar --once",
                        "printenv WATCHDOG_URL"));
        var answer = ProjectFiles.run("sh", "-c", line.substring("*/5 * * * * ".length()));
        assertThat(answer.output()).isEqualTo("https://hms.example\n");
    }

    /** The script on a project that a Maven of the test's has built, with a Java that tells what it was given. */
    private String urlOfTheWatchdog(String... settings) throws Exception {
        var home = Files.createTempDirectory(folder, "home");
        for (var file : List.of(
                "pom.xml",
                "ear/pom.xml",
                "ear/src/main/application",
                "ear/target/hms.ear",
                "wildfly-config/target/launcher.jar",
                "wildfly-config/target/server/jboss-modules.jar",
                "simulator/target/simulator.jar",
                "monitoring/target/watchdog.jar")) {
            Files.createDirectories(home.resolve(file).getParent());
            Files.createFile(home.resolve(file));
        }
        for (var program : Map.of("mvn", "exit 0", "java", "printenv WATCHDOG_URL || echo none")
                .entrySet()) {
            var script = Files.writeString(home.resolve(program.getKey()), "#!/bin/sh\n" + program.getValue() + "\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        }
        Files.copy(ProjectFiles.HOME.resolve("run"), home.resolve("run"));
        var words = new ArrayList<>(
                List.of("-u", "JAVA_HOME", "-u", "WATCHDOG_URL", "PATH=" + home + ":" + System.getenv("PATH")));
        words.addAll(List.of(settings));
        words.addAll(List.of("sh", home.resolve("run").toString(), "watchdog"));
        var answer = ProjectFiles.run("env", words.toArray(String[]::new));
        assertThat(answer.exitCode()).as(answer.output()).isZero();
        return answer.output().lines().reduce((one, last) -> last).orElseThrow();
    }

    /** A certificate is for a name, which only its owner knows. */
    @Test
    void theWatchdogOfACheckoutAsksThisMachineUnlessThereIsTls() throws Exception {
        assertThat(urlOfTheWatchdog()).isEqualTo("http://127.0.0.1:8080");
        assertThat(urlOfTheWatchdog("HMS_HTTP_PORT=8090")).isEqualTo("http://127.0.0.1:8090");
        assertThat(urlOfTheWatchdog("HMS_TLS_CERTIFICATE_FILE=chain.pem")).isEqualTo("none");
        assertThat(urlOfTheWatchdog("HMS_TLS_CERTIFICATE_FILE=chain.pem", "WATCHDOG_URL=https://hms.example"))
                .isEqualTo("https://hms.example");
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void everyScriptIsExecutableAndItsShellCanReadIt(String script) throws IOException, InterruptedException {
        var shell = ProjectFiles.text(script).startsWith("#!/bin/bash") ? "bash" : "sh";
        var answer = ProjectFiles.run(shell, "-n", script);
        assertThat(answer.exitCode()).as(answer.output()).isZero();
        assertThat(ProjectFiles.HOME.resolve(script)).isExecutable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hms.service", "hms-watchdog.service", "hms-watchdog.timer"})
    void systemdAcceptsTheUnit(String unit) throws IOException, InterruptedException {
        var answer = ProjectFiles.run("systemd-analyze", "verify", "deploy/systemd/" + unit);
        // Java may lie elsewhere on the machine of this test.
        assertThat(answer.output().lines().filter(line -> !line.contains("is not executable")))
                .isEmpty();
    }

    @Test
    void theUnitsRunWhatIsLaidOut() {
        var application = ProjectFiles.lines("deploy/systemd/hms.service");
        assertThat(application)
                .contains(
                        "User=hms",
                        "KillMode=mixed",
                        "TimeoutStopSec=90",
                        "SuccessExitStatus=143",
                        "Restart=on-failure",
                        "RestartPreventExitStatus=2",
                        "ProtectSystem=strict")
                .anyMatch(line -> line.startsWith("ExecStart=/usr/bin/java ")
                        && line.endsWith(" -jar /opt/hms/wildfly-config/target/launcher.jar"));
        assertThat(ProjectFiles.lines("deploy/systemd/hms-watchdog.service"))
                .contains("Type=oneshot", "StateDirectory=hms-watchdog")
                .anyMatch(line -> line.endsWith(" -jar /opt/hms/monitoring/target/watchdog.jar --once"));
        assertThat(ProjectFiles.lines("deploy/systemd/hms-watchdog.timer")).contains("OnCalendar=*:0/5");
        assertThat(new TreeSet<>(ProjectFiles.names("deploy/systemd/hms.env.example")))
                .contains("POSTGRESQL_HOST", "POSTGRESQL_PASSWORD", "POSTGRESQL_OWNER_PASSWORD", "CRON_API_KEY");
    }
}
