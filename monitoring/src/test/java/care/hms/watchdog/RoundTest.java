package care.hms.watchdog;

import static care.hms.watchdog.FakeBackend.answering;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A check and what follows, with a real mail server and a real file; each round is a process of its own. */
class RoundTest {

    @TempDir
    Path folder;

    private final FakeBackend backend = new FakeBackend();
    private final List<String> log = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private String to = "night@hospital.example";
    private GreenMail mail;
    private int mailPort;

    @BeforeEach
    void start() {
        startMail();
        mailPort = mail.getSmtp().getPort();
    }

    @AfterEach
    void stop() {
        backend.close();
        mail.stop();
    }

    private void startMail() {
        mail = new GreenMail(new ServerSetup(mailPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
    }

    private Round process(boolean tls, Locale language) {
        try {
            var where =
                    new Backend(backend.url(), Duration.ofSeconds(2), Duration.ofSeconds(2), 1, Duration.ofMillis(1));
            var post = new Post(
                    new MailServer("127.0.0.1", mailPort, Optional.empty(), "", tls),
                    new InternetAddress("HMS <hms@hospital.example>"),
                    InternetAddress.parse(to),
                    new Texts(language, backend.url().toString(), "https://grafana.example/d/hms"));
            return new Round(
                    new Check(where, () -> FakeBackend.KEY, Names.OF_THE_MACHINE, Clock.systemUTC()),
                    Optional.empty(),
                    Optional.of(post),
                    new MemoryFile(folder.resolve("state.json"), complaints::add),
                    log::add,
                    complaints::add);
        } catch (jakarta.mail.internet.AddressException e) {
            throw new IllegalStateException(e);
        }
    }

    private Round.Outcome round() {
        return process(false, Locale.ENGLISH).run();
    }

    private void down() {
        backend.does(answering(500, FakeBackend.FAILED_RUN));
    }

    private void up() {
        backend.does(answering(200, FakeBackend.HEALTHY));
    }

    private List<String> subjects() {
        var subjects = new ArrayList<String>();
        for (var message : mail.getReceivedMessages()) {
            subjects.add(subject(message));
        }
        return subjects;
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void twoFailuresAcrossARestartMakeOneMailAndTheRecoveryAnother() throws Exception {
        assertThat(round()).isEqualTo(Round.Outcome.HEALTHY);
        down();
        assertThat(round()).isEqualTo(Round.Outcome.UNHEALTHY);
        assertThat(subjects()).as("after one failure").isEmpty();
        for (var i = 0; i < 3; i++) {
            assertThat(round()).isEqualTo(Round.Outcome.UNHEALTHY);
            assertThat(subjects()).containsExactly("[ALARM] HMS Cron Health Check Failed");
        }
        up();
        for (var i = 0; i < 3; i++) {
            assertThat(round()).isEqualTo(Round.Outcome.HEALTHY);
            assertThat(subjects()).hasSize(2).endsWith("[OK] HMS Cron Health Check Recovered");
        }
        var memory = new MemoryFile(folder.resolve("state.json"), complaints::add).read();
        assertThat(memory).isEqualTo(Memory.NEW);
        assertThat(complaints).isEmpty();
        assertThat((String) mail.getReceivedMessages()[0].getContent())
                .contains("The database does not answer.")
                .contains("https://grafana.example/d/hms")
                .contains(backend.url().toString())
                .containsPattern("Time: +20\\d\\d-\\d\\d-\\d\\dT")
                .contains("2 times in a row");
    }

    @Test
    void whatTheMailServerDidNotTakeIsKeptThroughRestartsAndSentInOrder() {
        mail.stop();
        down();
        round();
        assertThat(round()).isEqualTo(Round.Outcome.UNHEALTHY);
        assertThat(complaints)
                .singleElement()
                .asString()
                .contains("has not taken a mail")
                .contains("tried again");
        up();
        assertThat(round()).as("healthy, but nobody knows").isEqualTo(Round.Outcome.NOT_TOLD);

        startMail();

        assertThat(round()).isEqualTo(Round.Outcome.HEALTHY);
        assertThat(subjects())
                .containsExactly("[ALARM] HMS Cron Health Check Failed", "[OK] HMS Cron Health Check Recovered");
        assertThat(round()).isEqualTo(Round.Outcome.HEALTHY);
        assertThat(subjects()).hasSize(2);
    }

    @Test
    void everyAddressOfAListIsToldByTheSameMail() throws Exception {
        to = "admin@hospital.example, Night Shift <night@hospital.example>";
        down();
        round();
        round();
        assertThat(mail.getReceivedMessages()).hasSize(2);
        assertThat(mail.getReceivedMessages()[0].getAllRecipients()).hasSize(2);
    }

    @Test
    void oneAddressThatIsRefusedKeepsNobodyElseFromBeingTold() throws IOException {
        to = "gone@hospital.example, night@hospital.example";
        try (var picky = new PickyMailServer("gone@hospital.example")) {
            mailPort = picky.port();
            down();
            round();
            assertThat(round()).isEqualTo(Round.Outcome.UNHEALTHY);
            up();
            assertThat(round()).isEqualTo(Round.Outcome.HEALTHY);
            assertThat(round()).isEqualTo(Round.Outcome.HEALTHY);

            assertThat(picky.taken())
                    .containsExactly(
                            "[ALARM] HMS Cron Health Check Failed for night@hospital.example",
                            "[OK] HMS Cron Health Check Recovered for night@hospital.example");
        }
        assertThat(complaints)
                .hasSize(2)
                .allMatch(line -> line.contains("has not taken a mail for gone@hospital.example"));
    }

    @Test
    void whereEveryAddressIsRefusedItIsTriedAgain() throws IOException {
        to = "gone@hospital.example";
        try (var picky = new PickyMailServer("gone@hospital.example")) {
            mailPort = picky.port();
            down();
            round();
            round();
            assertThat(picky.taken()).isEmpty();
        }
        assertThat(complaints).singleElement().asString().contains("550 no such user", "tried again");
    }

    @Test
    void whereStarttlsIsDemandedNothingLeavesUnencrypted() {
        down();
        process(true, Locale.ENGLISH).run();
        process(true, Locale.ENGLISH).run();
        assertThat(complaints).singleElement().asString().contains("STARTTLS");
        assertThat(subjects()).isEmpty();
    }

    @Test
    void peopleAreToldInTheirLanguageUnderTheSubjectOfTheSpecification() throws Exception {
        down();
        process(false, Locale.GERMAN).run();
        process(false, Locale.GERMAN).run();
        assertThat(mail.getReceivedMessages()[0].getSubject()).isEqualTo(Texts.ALARM);
        assertThat((String) mail.getReceivedMessages()[0].getContent()).contains("Prüfung", "2-mal in Folge");
    }

    @Test
    void aStateFileThatCannotBeWrittenIsToldAndTheAlarmComesAllTheSame() throws IOException {
        Files.createDirectory(folder.resolve("state.json.next"));
        var foreground = process(false, Locale.ENGLISH);
        down();
        foreground.run();
        assertThat(foreground.run()).isEqualTo(Round.Outcome.UNHEALTHY);
        assertThat(complaints).isNotEmpty().allMatch(line -> line.contains("state file cannot be written"));
        assertThat(subjects()).hasSize(1);
        up();
        assertThat(foreground.run()).isEqualTo(Round.Outcome.NOT_TOLD);
    }

    @Test
    void everyCheckLeavesALine() {
        round();
        down();
        round();
        assertThat(log.get(0)).matches("\\S+Z healthy after \\d+ ms: OK");
        assertThat(log.get(1)).matches("\\S+Z UNHEALTHY after \\d+ ms: The run has failed: .*");
    }
}
