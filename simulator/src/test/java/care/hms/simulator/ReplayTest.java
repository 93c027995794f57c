package care.hms.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whole replays of an hour against a server in this process, 900 times as fast. */
@Execution(ExecutionMode.CONCURRENT)
class ReplayTest {
    private static final int SPEED = 900;

    @TempDir
    Path folder;

    private FakeHms server;
    private Path file;

    @BeforeEach
    void startServer() throws IOException {
        server = new FakeHms(Instant.parse("2026-01-18T12:00:00Z"));
        file = Files.writeString(
                folder.resolve("hour.csv"),
                String.join(
                        "\n",
                        Recordings.HEADER,
                        Recordings.row(
                                "D01", "08:00", "SEEN", "2026-01-10", "attended", "07:50", "07:51", "08:01", "08:20"),
                        Recordings.row("D01", "08:15", "ABSENT", "2026-01-10", "did not attend"),
                        Recordings.row("D02", "08:00", "AGAIN", "2026-01-12", "unknown"),
                        Recordings.row("D02", "08:00", "GAVE-UP", "2026-01-10", "cancelled"),
                        Recordings.row(
                                "D02", "08:15", "LATE", "2026-01-10", "attended", "08:45", "08:46", "08:47", "08:50"),
                        Recordings.row("D01", "08:30", "NEVER", "2026-01-11", "cancelled"),
                        Recordings.row(
                                "D03",
                                "08:00",
                                "WAITED",
                                "2026-01-10",
                                "attended",
                                "07:40",
                                "08:40",
                                "09:10",
                                "09:15")));
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void aDayThatTheSystemKeptRightAgrees() {
        var report = Replay.run(target(server), options(), quiet());

        assertThat(report.table()).contains("Every booking agrees");
        assertThat(report.agrees()).isTrue();
        assertThat(report.bookings()).isEqualTo(7);
        assertThat(report.attended()).isEqualTo(3);
        assertThat(report.lateArrivals()).isEqualTo(1);
        assertThat(report.cancelled()).isEqualTo(2);
        assertThat(report.actualNoShows()).isEqualTo(report.expectedNoShows()).isEqualTo(3);
        assertThat(report.lateness()).hasSize(3).containsOnly(Duration.ofSeconds(3));
        assertThat(report.alerts().found())
                .isEqualTo(report.alerts().expected())
                .isEqualTo(Map.of("NO_VITALS", 1L, "NO_DOCTOR", 1L, "WAITING_TOO_LONG", 1L));
        assertThat(report.messages().expected())
                .isEqualTo(Map.of(
                        "NO_SHOW by SMS", 3L,
                        "NO_SHOW by IN_APP", 3L,
                        "CANCELLED_BY_CLINIC by SMS", 2L,
                        "CANCELLED_BY_CLINIC by IN_APP", 2L));
    }

    @Test
    void anAlertThatNobodyRaisedFailsTheReplayAndIsNamed() {
        server.ignore("WAITED");

        var report = Replay.run(target(server), options(), quiet());

        assertThat(report.agrees()).isFalse();
        assertThat(report.mismatches()).isEmpty();
        assertThat(report.alerts().mismatches())
                .hasSize(3)
                .anyMatch(line -> line.contains("line 8") && line.contains("NO_VITALS due at 2026-01-19T07:20:00Z"));
    }

    @Test
    void aMessageThatIsThereTwiceFailsTheReplayAndIsNamed() {
        server.tellTwice("AGAIN");

        var report = Replay.run(target(server), options(), quiet());

        assertThat(report.agrees()).isFalse();
        assertThat(report.messages().mismatches())
                .hasSize(2)
                .anyMatch(line -> line.contains("line 4") && line.contains("NO_SHOW by SMS expected once, is there 2"));
    }

    @Test
    void theHospitalKeepsTheAlertClockThatWasAskedFor() {
        var report = Replay.run(target(server), options(AlertClock.SLOT_START), quiet());

        assertThat(report.alerts().mismatches()).isEmpty();
        assertThat(report.alerts().expected()).containsEntry("NO_VITALS", 1L);
        assertThat(server.alertClock()).isEqualTo("SLOT_START");
    }

    @Test
    void aForgottenNoShowFailsTheReplayAndIsNamed() {
        server.forget("ABSENT");

        var report = Replay.run(target(server), options(), quiet());

        assertThat(report.agrees()).isFalse();
        assertThat(report.mismatches())
                .singleElement()
                .asString()
                .contains("line 3", "D01 2026-01-19 08:15", "expected NO_SHOW, is SCHEDULED");
        assertThat(report.unexpected()).isEmpty();
    }

    @Test
    void anActThatTheSystemRefusesAndALateOneThatItAcceptsAreUnexpected() {
        server.forget("LATE");
        server.breakOn((mrn, act) -> mrn.equals("SEEN") && act.equals("start"));

        var report = Replay.run(target(server), options(), quiet());

        assertThat(report.agrees()).isFalse();
        assertThat(report.unexpected())
                .hasSize(2)
                .anyMatch(answer -> answer.contains("line 2") && answer.contains("start: 500 broken"))
                .anyMatch(answer -> answer.contains("line 6") && answer.contains("check-in: 200"));
        assertThat(report.mismatches())
                .hasSize(2)
                .anyMatch(line -> line.contains("expected COMPLETED, is CHECKED_IN"))
                .anyMatch(line -> line.contains("expected NO_SHOW, is CHECKED_IN"));
    }

    @Test
    void anInterruptionStopsTheReplay() throws Exception {
        var slow = new ReplayOptions(
                Optional.of(file),
                Optional.empty(),
                LocalTime.MIN,
                LocalTime.MAX,
                1,
                ZoneId.of("Europe/Berlin"),
                AlertClock.SLOT_END,
                Duration.ZERO);
        var living = new CompletableFuture<Void>();
        var ended = new CompletableFuture<Throwable>();
        var progress = Progress.inLog(
                new PrintWriter(new StringWriter()) {
                    @Override
                    public void println(String line) {
                        if (line.contains("acts")) {
                            living.complete(null);
                        }
                    }
                },
                Duration.ZERO);
        var replaying = new Thread(() -> {
            try {
                Replay.run(target(server), slow, progress);
                ended.complete(null);
            } catch (RuntimeException failure) {
                ended.complete(failure);
            }
        });

        replaying.start();
        living.get(30, TimeUnit.SECONDS);
        replaying.interrupt();

        assertThat(ended.get(30, TimeUnit.SECONDS)).isInstanceOf(Stopped.class);
    }

    @Test
    void aClockThatIsAlreadyPastTheDayIsRefusedInWords() throws IOException {
        try (var later = new FakeHms(Instant.parse("2026-01-19T10:00:00Z"))) {
            var options = new ReplayOptions(
                    Optional.of(file),
                    Optional.of(LocalDate.parse("2026-01-19")),
                    LocalTime.MIN,
                    LocalTime.MAX,
                    SPEED,
                    ZoneId.of("Europe/Berlin"),
                    AlertClock.SLOT_END,
                    Duration.ZERO);

            assertThatThrownBy(() -> Replay.run(target(later), options, quiet()))
                    .isInstanceOf(ReplayFault.class)
                    .hasMessageContaining("2026-01-19T10:00:00Z")
                    .hasMessageContaining("never goes back");
            assertThat(later.appointmentCount()).isZero();
        }
    }

    @Test
    void theCommandEndsWith1WhenARowIsWrong() {
        server.forget("AGAIN");
        var out = new StringWriter();

        var exitCode = command(out, new StringWriter(), SPEED);

        assertThat(exitCode).isEqualTo(1);
        assertThat(out.toString()).contains("expected NO_SHOW, is SCHEDULED", "FAILED");
    }

    @Test
    void theCommandEndsWith0WhenEveryRowIsRight() {
        var out = new StringWriter();

        var exitCode = command(out, new StringWriter(), SPEED);

        assertThat(out.toString()).contains("Every booking agrees");
        assertThat(exitCode).isZero();
    }

    private int command(StringWriter out, StringWriter err, int speed) {
        return Main.commandLine(
                        Map.of("HMS_URL", server.address().toString(), "HMS_SYSTEM_PASSWORD", FakeHms.SYSTEM_PASSWORD))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("replay", file.toString(), "--speed", String.valueOf(speed), "--patience", "1");
    }

    private static ReplayTarget target(FakeHms server) {
        return new ReplayTarget(server.address(), "system", FakeHms.SYSTEM_PASSWORD);
    }

    private ReplayOptions options() {
        return options(AlertClock.SLOT_END);
    }

    private ReplayOptions options(AlertClock alertClock) {
        return new ReplayOptions(
                Optional.of(file),
                Optional.empty(),
                LocalTime.MIN,
                LocalTime.MAX,
                SPEED,
                ZoneId.of("Europe/Berlin"),
                alertClock,
                Duration.ofSeconds(1));
    }

    private static Progress quiet() {
        return Progress.inLog(new PrintWriter(new StringWriter()), Duration.ZERO);
    }
}
