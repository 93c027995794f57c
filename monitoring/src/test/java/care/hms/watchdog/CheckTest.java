package care.hms.watchdog;

import static care.hms.watchdog.FakeBackend.answering;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On the wire: whatever the other side does, a check ends in time and says what it was. */
@Timeout(30)
class CheckTest {

    private static final Instant NOW = Instant.parse("2026-01-21T21:16:00Z");

    private final FakeBackend backend = new FakeBackend();

    @AfterEach
    void close() {
        backend.close();
    }

    private Finding look(URI url, int attempts, Names names) {
        var where = new Backend(url, Duration.ofSeconds(1), Duration.ofSeconds(1), attempts, Duration.ofMillis(10));
        return new Check(where, () -> FakeBackend.KEY, names, Clock.fixed(NOW, ZoneOffset.UTC)).look();
    }

    private Finding look(int attempts) {
        return look(backend.url(), attempts, Names.OF_THE_MACHINE);
    }

    private Finding look() {
        return look(1);
    }

    private static void requireUnhealthy(Finding finding, String reason) {
        assertThat(finding.healthy()).isFalse();
        assertThat(finding.reason()).contains(reason);
    }

    @Test
    void theTriggerIsPostedWithTheKeyAndTheAnswerTimed() {
        var finding = look();

        assertThat(backend.requests())
                .containsExactly(
                        new FakeBackend.Request("POST", "/api/v1/no-show/external-trigger", FakeBackend.KEY, "{}"));
        assertThat(finding.healthy()).isTrue();
        assertThat(finding.at()).isEqualTo(NOW);
        assertThat(finding.execution())
                .hasValueSatisfying(took -> assertThat(took).isBetween(Duration.ofNanos(1), Duration.ofSeconds(1)));
    }

    @Test
    void anAddressWithPathAndSlashLeadsToTheSameTriggerBelowIt() {
        look(backend.url().resolve("/hms/"), 1, Names.OF_THE_MACHINE);
        assertThat(backend.requests().get(0).path()).isEqualTo("/hms/api/v1/no-show/external-trigger");
    }

    @Test
    void aBackendThatIsDownRefuses() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        var finding = look(URI.create("http://127.0.0.1:" + free), 2, Names.OF_THE_MACHINE);
        requireUnhealthy(finding, "Connection refused");
        assertThat(finding.execution()).as("nothing was executed").isEmpty();
    }

    @Test
    void aConnectionThatIsDroppedIsAFailure() throws Exception {
        try (var socket = new ServerSocket(0)) {
            var dropping = new Thread(() -> {
                try {
                    socket.accept().close();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            dropping.start();
            assertThat(look(URI.create("http://127.0.0.1:" + socket.getLocalPort()), 1, Names.OF_THE_MACHINE)
                            .healthy())
                    .isFalse();
            dropping.join();
        }
    }

    @Test
    void aHangingServerIsLeftAfterTheLimit() {
        backend.does(backend.hanging());
        requireUnhealthy(look(), "No answer within 1 s");
    }

    @Test
    void anAnswerThatNeverEndsIsLeftAfterTheLimit() {
        backend.does(backend.hangingInTheMiddle());
        requireUnhealthy(look(), "No answer within 1 s");
    }

    @Test
    void afterATimeOutTheNextCallFindsTheRunAtWorkAndThatIsFine() {
        backend.does(FakeBackend.first(
                backend.hanging(),
                answering(200, FakeBackend.HEALTHY.replace("\"skipped\":false", "\"skipped\":true"))));
        assertThat(look(2).healthy()).isTrue();
        assertThat(backend.requests()).hasSize(2);
    }

    @Test
    void aBackendThatIsJustStartingIsTriedAgainAndOnlySoOften() {
        backend.does(answering(503, ""));
        requireUnhealthy(look(3), "503");
        assertThat(backend.requests()).hasSize(3);
    }

    @Test
    void aWrongKeyIsNotTriedTwice() {
        backend.does(answering(401, "{}"));
        requireUnhealthy(look(3), "API key");
        assertThat(backend.requests()).hasSize(1);
    }

    @Test
    void aFailedRunIsNotRepeatedAtOnceAndItsDurationIsKnown() {
        backend.does(answering(500, FakeBackend.FAILED_RUN));
        var finding = look(3);
        requireUnhealthy(finding, "The database does not answer.");
        assertThat(finding.execution()).isPresent();
        assertThat(backend.requests()).hasSize(1);
    }

    @Test
    void aRedirectIsNotFollowedAndTheKeyGoesNowhereElse() {
        try (var elsewhere = new FakeBackend()) {
            backend.does(answering(307, "", "Location", elsewhere.url() + "/api/v1/no-show/external-trigger"));
            requireUnhealthy(look(2), "redirects to " + elsewhere.url());
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void aHugeAnswerIsNotTakenIntoMemory() {
        backend.does((exchange, number) -> {
            exchange.sendResponseHeaders(200, 0);
            var part = new byte[1 << 16];
            try {
                for (var i = 0; i < 1 << 14; i++) {
                    exchange.getResponseBody().write(part);
                }
            } catch (IOException hungUp) {
                // That is what the test wants of the other side.
            }
        });
        requireUnhealthy(look(), "longer than 1048576 bytes");
    }

    @Test
    void whatIsNotJsonIsNoAnswer() {
        backend.does(answering(200, "<html>Welcome to the hotel</html>"));
        requireUnhealthy(look(), "not one of the external trigger");
    }

    @Test
    void aNameThatIsNotResolvedInTimeIsSaidToBeThat() {
        var never = new CountDownLatch(1);
        var finding = look(backend.url(), 1, host -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(host);
        });
        requireUnhealthy(finding, "The name 127.0.0.1 was not resolved within 1 s");
        assertThat(backend.requests()).isEmpty();
    }

    @Test
    void aNameThatDoesNotExistIsSaidToBeThat() {
        var finding = look(URI.create("http://hms.invalid"), 1, host -> {
            throw new UnknownHostException(host);
        });
        requireUnhealthy(finding, "The name hms.invalid cannot be resolved");
    }

    private Finding lookWith(ApiKey key) {
        var where = new Backend(backend.url(), Duration.ofSeconds(1), Duration.ofSeconds(1), 1, Duration.ofMillis(10));
        return new Check(where, key, Names.OF_THE_MACHINE, Clock.systemUTC()).look();
    }

    @Test
    void aKeyThatCannotBeReadIsTheFinding() {
        var finding = lookWith(() -> {
            throw new CallFailed("The file of the API key cannot be read");
        });
        requireUnhealthy(finding, "The file of the API key cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hush\nhush", "hush\r\nx-more: hush", "hush\u0000", "hush\u00fc", " hush", ""})
    void aKeyThatNoHeaderCanCarryIsTheFindingWhichDoesNotHoldIt(String key) {
        var finding = lookWith(() -> key);
        requireUnhealthy(finding, "The API key is not one line");
        assertThat(finding.reason()).doesNotContain("hush");
        assertThat(backend.requests()).isEmpty();
    }
}
