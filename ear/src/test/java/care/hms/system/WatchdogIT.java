package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.hms.launcher.HmsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * §9 as it is drawn, with real processes: the application, the watchdog outside, a mail server. Nobody calls the trigger
 * but the watchdog.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WatchdogIT {

    private static final String ALARM = "[ALARM] HMS Cron Health Check Failed";
    private static final String RECOVERY = "[OK] HMS Cron Health Check Recovered";
    private static final Duration SOON = Duration.ofSeconds(90);

    private static Path folder;
    private static Path stop;
    private static HmsServer server;
    private static Clinic clinic;
    private static Clinic.Doctor doctor;
    private static Watchdog watchdog;

    @BeforeAll
    static void start() throws IOException {
        folder = TestSystem.emptyFolder("watchdog");
        stop = folder.resolve("stop").toAbsolutePath();
        var script = Files.writeString(folder.resolve("stop-the-timer.btm"), """
                RULE no tick comes any more
                CLASS care.hms.sweep.SweepTimer
                METHOD look(Timer)
                AT ENTRY
                BIND stop : java.io.File = new java.io.File("%s")
                IF stop.exists()
                DO RETURN
                ENDRULE
                """.formatted(stop));
        server = TestSystem.builder("watched")
                .setting("HMS_CLOCK_START", "2026-01-05T06:00:00")
                .setting("CRON_API_KEY", TestSystem.CRON_KEY)
                .javaOptions(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djboss.modules.system.pkgs=org.jboss.byteman",
                        "-javaagent:" + byteman() + "=script:" + script.toAbsolutePath())
                .build();
        server.start();
        clinic = Clinic.open(server);
        doctor = clinic.doctor(15);
    }

    @AfterAll
    static void end() {
        if (watchdog != null) {
            watchdog.close();
        }
        server.close();
    }

    private static String byteman() {
        return Stream.of(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
                .filter(path -> Path.of(path).getFileName().toString().startsWith("byteman-"))
                .findFirst()
                .orElseThrow();
    }

    private static long marks(Object appointment) {
        return clinic.rows.count("select count(*) from no_show_logs where appointment_id = ?", appointment);
    }

    /** How many checks since then have found nobody. */
    private static long down(int alive) {
        return watchdog.statuses().stream()
                .skip(alive)
                .filter(status -> status == 0)
                .count();
    }

    @Test
    @Order(1)
    void scenario2_theBackendIsDownOneMailComesAndOneWhenItIsBackAndTheWorkIsCaughtUp() {
        var slot = clinic.slot(doctor, "09:00");
        var appointment = clinic.book(slot);
        // A tick that the clock has jumped over is made up for by the next one: the schedule lives, and watching
        // begins.
        clinic.jumpTo(clinic.day.atTime(9, 4, 59).atZone(Clinic.ZONE).toInstant());
        await().atMost(SOON)
                .until(() -> clinic.rows.count(
                                "select count(*) from cron_job_runs where status = 'COMPLETED'"
                                        + " and metadata ->> 'source' = 'cron' and started_at >= ?::timestamptz",
                                slot.startsAt().plus(Duration.ofMinutes(5)).toString())
                        == 1);
        watchdog = new Watchdog(server.baseUrl(), TestSystem.CRON_KEY, folder);
        await().atMost(SOON).until(() -> watchdog.statuses().contains(1));
        clinic.jumpToJustBefore(slot.endsAt(), Duration.ofSeconds(3));
        server.kill();
        var alive = watchdog.statuses().size();
        assertThat(clinic.status(appointment))
                .as("the end of the slot comes in the outage")
                .isEqualTo("SCHEDULED");

        await().atMost(SOON).until(() -> down(alive) == 1);
        assertThat(watchdog.subjects()).as("after the first failure").isEmpty();
        await().atMost(SOON).until(() -> !watchdog.subjects().isEmpty());
        assertThat(down(alive)).as("the second failure is the alarm").isEqualTo(2);
        assertThat(watchdog.lastMail()).contains("Connection refused").contains("2 times in a row");
        await().atMost(SOON).until(() -> down(alive) >= 3);
        assertThat(watchdog.subjects()).as("once, however long it lasts").containsExactly(ALARM);

        server.start();

        await().atMost(SOON).until(() -> watchdog.subjects().size() > 1);
        assertThat(watchdog.subjects()).containsExactly(ALARM, RECOVERY);
        var checks = watchdog.statuses();
        assertThat(checks.get(checks.size() - 1)).isEqualTo(1);
        await().atMost(SOON).until(() -> clinic.status(appointment).equals("NO_SHOW"));
        assertThat(marks(appointment)).isEqualTo(1);
        await().atMost(SOON).until(() -> watchdog.statuses().size() > checks.size());
        assertThat(watchdog.subjects()).as("and nothing more").containsExactly(ALARM, RECOVERY);
    }

    @Test
    @Order(2)
    void scenario1_theScheduleInsideIsDeadTheWatchdogAloneHasTheWorkDoneAndTellsIt() throws IOException {
        var day = clinic.day.plusDays(1);
        var slot = clinic.slot(doctor, day, "09:00");
        var appointment = clinic.book(slot);
        Files.createFile(stop);
        assertThat(clinic.rows.execute(
                        "delete from act_ru_job where process_instance_id_ in"
                                + " (select id_ from act_ru_execution where business_key_ = ?)",
                        appointment.toString()))
                .isPositive();
        clinic.jumpTo(slot.endsAt().plus(Duration.ofMinutes(10)));

        await().atMost(SOON).until(() -> clinic.status(appointment).equals("NO_SHOW"));

        assertThat(marks(appointment)).isEqualTo(1);
        // A run writes down what it has done when it ends, a moment after it has marked.
        await("the trigger from outside has done it")
                .atMost(SOON)
                .until(() ->
                        clinic.rows.count("select count(*) from cron_job_runs where metadata ->> 'source' = 'external'"
                                        + " and items_processed = 1 and started_at > (select max(started_at)"
                                        + " from cron_job_runs where metadata ->> 'source' <> 'external')")
                                == 1);
        await().atMost(SOON).until(() -> watchdog.subjects().size() > 2);
        assertThat(watchdog.subjects()).containsExactly(ALARM, RECOVERY, ALARM);
        assertThat(watchdog.lastMail()).contains("own schedule is dead");
    }
}
