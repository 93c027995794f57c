package care.hms.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ServerProcessTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();

    @Test
    void ctrlCInTheTerminalDoesNotEndItButBeingToldDoes() throws Exception {
        var process = start("echo ready; kill -INT $$; echo lives; kill -HUP $$; echo still; exec sleep 60");

        assertThat(nextLine()).isEqualTo("ready");
        assertThat(nextLine()).isEqualTo("lives");
        assertThat(nextLine()).isEqualTo("still");
        assertThat(process.stop(LONG)).isTrue();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void whatDoesNotEndInTimeIsKilled() throws Exception {
        var process = start("trap '' TERM; echo ready; while true; do sleep 1; done");
        nextLine();

        assertThat(process.stop(Duration.ofMillis(200))).isFalse();

        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void itIsToldOurSettings() throws Exception {
        var process = start("echo \"$HMS_DEMO\"; exec sleep 60");

        assertThat(nextLine()).isEqualTo("true");

        process.kill();
    }

    private ServerProcess start(String script) throws Exception {
        return ServerProcess.start(List.of("/bin/sh", "-c", script), Map.of("HMS_DEMO", "true"), lines::add);
    }

    private String nextLine() throws InterruptedException {
        return lines.poll(LONG.toSeconds(), TimeUnit.SECONDS);
    }
}
