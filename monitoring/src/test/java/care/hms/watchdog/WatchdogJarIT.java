package care.hms.watchdog;

import static care.hms.watchdog.FakeBackend.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one jar, as a program of its own: nothing that it needs was left out of it. */
class WatchdogJarIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final FakeBackend backend = new FakeBackend();
    private final AwsEndpoint aws = new AwsEndpoint();
    private Process process;

    @AfterEach
    void close() throws InterruptedException {
        backend.close();
        aws.close();
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    private Process start(Map<String, String> more, String... arguments) throws IOException {
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Path.of("target", "watchdog.jar").toAbsolutePath().toString()));
        words.addAll(List.of(arguments));
        var builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().clear();
        builder.environment().putAll(backend.environment());
        builder.environment().putAll(more);
        process = builder.start();
        return process;
    }

    private String out() throws IOException {
        return Files.readString(folder.resolve("out"));
    }

    private int exitCode() throws InterruptedException {
        assertThat(process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void onceAnswersWithAnExitCodeAndPublishesWithTheCredentialsOfItsEnvironment() throws Exception {
        start(
                Map.of(
                        "AWS_ENDPOINT_URL", aws.url().toString(),
                        "AWS_REGION", "us-east-1",
                        "AWS_ACCESS_KEY_ID", Signature.ACCESS_KEY,
                        "AWS_SECRET_ACCESS_KEY", Signature.SECRET_KEY,
                        "AWS_SESSION_TOKEN", Signature.SESSION_TOKEN),
                "--once",
                "--cloudwatch");
        assertThat(exitCode()).isZero();
        assertThat(out()).contains(" healthy after ");
        assertThat(folder.resolve("err")).isEmptyFile();
        assertThat(aws.calls("PutMetricData")).hasSize(1);
        assertThat(folder.resolve("watchdog-state.json")).isNotEmptyFile();
    }

    @Test
    void inTheForegroundItChecksAgainAndAgainUntilItIsStopped() throws Exception {
        var settings = new HashMap<>(Map.of("WATCHDOG_EVERY", "1", "WATCHDOG_ATTEMPTS", "1"));
        settings.put("WATCHDOG_TIMEOUT", "1");
        settings.put("WATCHDOG_CONNECT_TIMEOUT", "1");
        start(settings);
        assertThat(exitCode()).as("a check might outlast the second").isEqualTo(2);

        settings.put("WATCHDOG_EVERY", "4");
        start(settings);
        await().atMost(SOON).until(() -> backend.requests().size() >= 2);
        backend.does(answering(401, "{}"));
        await().atMost(SOON).until(() -> out().contains("UNHEALTHY"));
        assertThat(process.isAlive()).isTrue();
        process.destroy();
        assertThat(exitCode()).as("SIGTERM").isEqualTo(143);
    }
}
