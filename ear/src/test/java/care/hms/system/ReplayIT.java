package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** One recorded morning lived against a system of its own, by the program behind {@code ./run replay}. */
class ReplayIT {

    @Test
    void aRecordedMorningAgreesInEveryRowAlertAndMessage() throws Exception {
        var root = Path.of("").toAbsolutePath().getParent();
        var output = Path.of("target", "replay.txt");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "care.hms.launcher.Main",
                        "replay",
                        root.resolve("simulator/src/test/resources/care/hms/simulator/outpatient-week.csv")
                                .toString(),
                        "--date",
                        "2026-01-21",
                        "--until",
                        "10:00",
                        "--speed",
                        "240")
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(6, TimeUnit.MINUTES)).as("in time").isTrue();
            assertThat(process.exitValue()).as(() -> read(output)).isZero();
        } finally {
            process.destroy();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
