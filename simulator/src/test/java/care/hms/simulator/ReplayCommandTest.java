package care.hms.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
    private static final Map<String, String> SETTINGS =
            Map.of("HMS_URL", "http://127.0.0.1:1", "HMS_SYSTEM_PASSWORD", "irrelevant");

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();

    @Test
    void aMissingFileIsExitCode2() {
        assertThat(run(SETTINGS, "replay", folder.resolve("none.csv").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("there is no such file");
    }

    @Test
    void aDayThatTheFileDoesNotHoldIsExitCode2AndNamesTheDays() throws IOException {
        var file = file(Recordings.row("D01", "09:00", "M1", "2026-01-10", "unknown"));

        assertThat(run(SETTINGS, "replay", file, "--date", "2026-02-01")).isEqualTo(2);
        assertThat(err.toString()).contains("no bookings on 2026-02-01; the days there are: 2026-01-19");
    }

    @Test
    void aMalformedFileIsExitCode2AndNamesLineAndColumn() throws IOException {
        var file = file(Recordings.row("D01", "nine", "M1", "2026-01-10", "unknown"));

        assertThat(run(SETTINGS, "replay", file, "--date", "2026-01-19")).isEqualTo(2);
        assertThat(err.toString()).contains("line 2, column slot_start");
    }

    @Test
    void wrongUsageIsExitCode2InWords() {
        assertThat(run(SETTINGS, "replay")).isEqualTo(2);
        assertThat(run(SETTINGS, "replay", "--demo", "--speed", "3601")).isEqualTo(2);
        assertThat(run(SETTINGS, "replay", "--demo", "--date", "tomorrow")).isEqualTo(2);
        assertThat(run(SETTINGS, "replay", "--demo", "--alert-clock", "SUNDIAL"))
                .isEqualTo(2);
        assertThat(run(Map.of(), "replay", "--demo")).isEqualTo(2);
        assertThat(run(SETTINGS, "replay", "--demo", "--from", "12:00", "--until", "08:00"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("give either a FILE or --demo")
                .contains("the speed must be from 1 to 3600, not 3601")
                .contains("'tomorrow'")
                .contains("SLOT_END, SLOT_START, STAGE")
                .contains("set HMS_URL in the environment")
                .contains("--from (12:00) must be before --until (08:00)");
    }

    @Test
    void aServerThatIsNotThereIsExitCode1InWords() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        var settings = Map.of("HMS_URL", "http://127.0.0.1:" + free, "HMS_SYSTEM_PASSWORD", "irrelevant");

        assertThat(run(settings, "replay", "--demo")).isEqualTo(1);
        assertThat(err.toString()).contains("no answer to POST /auth/login");
    }

    @Test
    void aRecordingIsCheckedWithoutAServer() throws IOException {
        var good = file(Recordings.row("D01", "09:00", "M1", "2026-01-10", "unknown"));

        assertThat(run(Map.of(), "replay", good, "--date", "2026-01-19", "--check"))
                .isZero();
        assertThat(run(Map.of(), "replay", good, "--date", "2026-01-20", "--check"))
                .isEqualTo(2);
        assertThat(run(Map.of(), "replay", "--demo", "--check")).isZero();
    }

    @Test
    void helpIsExitCode0() {
        assertThat(run(Map.of(), "replay", "--help")).isZero();
        assertThat(run(Map.of(), "--help")).isZero();
    }

    private String file(String row) throws IOException {
        return Files.writeString(folder.resolve("recording.csv"), Recordings.HEADER + "\n" + row + "\n")
                .toString();
    }

    private int run(Map<String, String> environment, String... arguments) {
        return Main.commandLine(environment)
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
