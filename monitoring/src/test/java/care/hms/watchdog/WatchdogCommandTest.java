package care.hms.watchdog;

import static care.hms.watchdog.FakeBackend.answering;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user of the command line and its environment meets. */
class WatchdogCommandTest {

    @TempDir
    Path folder;

    private final FakeBackend backend = new FakeBackend();
    private final Map<String, String> environment = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void set() {
        environment.putAll(backend.environment());
        environment.put("WATCHDOG_STATE_FILE", folder.resolve("state.json").toString());
    }

    @AfterEach
    void close() {
        backend.close();
    }

    private int run(String... arguments) {
        return run(Clock.systemUTC(), arguments);
    }

    private int run(Clock clock, String... arguments) {
        return Main.commandLine(environment, Names.OF_THE_MACHINE, clock)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private void requireMistake(String sentence, String... arguments) {
        var words = new ArrayList<>(List.of("--once"));
        words.addAll(List.of(arguments));
        assertThat(run(words.toArray(String[]::new))).isEqualTo(2);
        assertThat(err.toString()).contains(sentence);
        assertThat(backend.requests()).isEmpty();
    }

    @Test
    void healthyIsZeroAndALine() {
        assertThat(run("--once")).isZero();
        assertThat(out.toString()).contains(" healthy after ").contains(": OK");
        assertThat(err.toString()).isEmpty();
        assertThat(backend.requests().get(0).key()).isEqualTo(FakeBackend.KEY);
    }

    @Test
    void unhealthyIsOne() {
        backend.does(answering(200, FakeBackend.DEAD_SCHEDULE));
        assertThat(run("--once")).isEqualTo(1);
        assertThat(out.toString()).contains("UNHEALTHY").contains("schedule is dead");
    }

    @Test
    void healthyButUntoldIsThree() throws IOException {
        Files.createDirectory(folder.resolve("state.json.next"));
        assertThat(run("--once")).isEqualTo(3);
        assertThat(err.toString()).contains("The state file cannot be written");
    }

    /** 1 would say that the application is down. */
    @Test
    void aMistakeOfItsOwnIsFour() {
        var broken = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                throw new IllegalStateException("no time");
            }
        };
        assertThat(run(broken, "--once")).isEqualTo(4);
        assertThat(err.toString()).contains("no time");
    }

    @Test
    void theEnvironmentMayAskForOnceAndTheOptionDoesNotTurnThatAround() {
        environment.put("WATCHDOG_ONCE", "true");
        assertThat(run()).isZero();
        assertThat(run("--once")).isZero();
    }

    @Test
    void helpTellsEveryOptionAndExitCodeAndAsksNobody() {
        environment.clear();
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains("--url", "--once", "--every", "--api-key-file", "--state-file", "--cloudwatch", "--mail-to")
                .contains("WATCHDOG_URL", "HMS_SMTP_HOST", "CRON_API_KEY")
                .contains("0   healthy", "2   wrong usage", "4   a mistake");
        assertThat(backend.requests()).isEmpty();
    }

    @Test
    void theKeyMayStandInAFileThatIsReadAtEachCheck() throws IOException {
        environment.remove("CRON_API_KEY");
        var file = Files.writeString(folder.resolve("key"), "the first key\n");
        assertThat(run("--once", "--api-key-file", file.toString())).isZero();
        Files.writeString(file, "the second key\n");
        assertThat(run("--once", "--api-key-file", file.toString())).isZero();
        assertThat(backend.requests())
                .extracting(FakeBackend.Request::key)
                .containsExactly("the first key", "the second key");
    }

    @Test
    void withoutAnAddressOrAKeyNothingIsAsked() {
        environment.remove("CRON_API_KEY");
        requireMistake("set CRON_API_KEY or give --api-key-file");
        environment.clear();
        requireMistake("--url");
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://hms.example, it must be an address",
        "hms.example, it must be an address",
        "https:///path, it must be an address",
        "https://name:word@hms.example, it must be an address",
        "https://hms.example/?a=b, it must be an address",
        "http://hms.example, would travel unencrypted"
    })
    void anAddressThatCannotBeCalledSafelyIsRefused(String url, String sentence) {
        requireMistake(sentence, "--url", url);
    }

    @Test
    void plainHttpToAnotherMachineCanBeAllowed() {
        assertThat(run("--once", "--url", "http://hms.invalid", "--plain-http", "--attempts", "1"))
                .as("tried, and not there")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "--timeout, 0",
        "--timeout, x",
        "--every, -5",
        "--attempts, 0",
        "--attempts, 6",
        "--language, fr",
        "--smtp-port, many",
        "--mail-to, x"
    })
    void aValueThatMakesNoSenseIsAMistakeThatNamesItsOption(String option, String value) {
        environment.put("HMS_SMTP_HOST", "127.0.0.1");
        environment.put("HMS_MAIL_FROM", "hms@hospital.example");
        environment.put("HMS_OPERATIONS_MAIL", "night@hospital.example");
        requireMistake(option, option, value.equals("x") && option.equals("--mail-to") ? "not an address@" : value);
    }

    @Test
    void aKeyThatIsNoneIsAMistakeThatDoesNotPrintIt() {
        environment.put("CRON_API_KEY", "hush\nhush");
        requireMistake("The API key is not one line");
        assertThat(err.toString() + out).doesNotContain("hush");
    }

    /** Where nothing on this machine names one. */
    @Test
    void cloudWatchWithoutARegionIsAMistake() {
        var ours = Map.of(
                "aws.disableEc2Metadata", "true",
                "aws.configFile", folder.resolve("none").toString(),
                "aws.sharedCredentialsFile", folder.resolve("none").toString());
        ours.forEach(System::setProperty);
        try {
            requireMistake("--cloudwatch cannot be served: Unable to load region", "--cloudwatch");
        } finally {
            ours.keySet().forEach(System::clearProperty);
        }
    }

    @Test
    void aMailServerWithoutAnybodyToWriteToIsAMistake() {
        environment.put("HMS_SMTP_HOST", "127.0.0.1");
        requireMistake("--smtp-host is set but --mail-from is not");
    }

    @Test
    void aLoginWithoutAPasswordIsAMistake() {
        environment.put("HMS_SMTP_HOST", "127.0.0.1");
        environment.put("HMS_SMTP_USER", "hms");
        requireMistake("set HMS_SMTP_PASSWORD");
    }

    @Test
    void aMisspeltSettingIsAMistakeAndNotSilence() {
        environment.put("WATCHDOG_EVRY", "60");
        requireMistake("WATCHDOG_EVRY in the environment is no setting");
    }

    @Test
    void anUnknownOptionIsAMistake() {
        requireMistake("--frequently", "--frequently");
    }

    @Test
    void aStateFileThatCannotBeIsAMistake() {
        requireMistake("--state-file", "--state-file", folder.toString());
    }

    @Test
    void checksThatWouldOvertakeEachOtherAreRefused() {
        assertThat(run("--every", "60")).isEqualTo(2);
        assertThat(err.toString()).contains("a check may take 134 s, but --every is 60");
    }
}
