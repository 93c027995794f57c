package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * One minute of {@code ./run fuzz}, with another seed each time. What it finds stands in the message, with the seed and the
 * line that sends the same again.
 */
class FuzzIT {

    private static final int SECONDS = 60;
    private static final int ENOUGH_REQUESTS = 1_000;

    @Test
    void everyAnswerOfAMinuteIsOneOfThoseDocumented() throws Exception {
        var root = Path.of("").toAbsolutePath().getParent();
        var output = Path.of("target", "fuzz.txt");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "care.hms.launcher.Main",
                        "fuzz",
                        "--seconds",
                        String.valueOf(SECONDS))
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(6, TimeUnit.MINUTES)).as("in time").isTrue();
            var said = Files.readString(output);
            assertThat(process.exitValue()).as(said).isZero();
            assertThat(said).contains(" 0 findings");
            var requests = said.lines()
                    .filter(line -> line.contains(" requests, seed "))
                    .map(line -> line.split(" ")[0])
                    .findFirst()
                    .orElseThrow();
            assertThat(Integer.parseInt(requests)).as(said).isGreaterThan(ENOUGH_REQUESTS);
            System.out.println(said);
        } finally {
            process.destroy();
        }
    }
}
