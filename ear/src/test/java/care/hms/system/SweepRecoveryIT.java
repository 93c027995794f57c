package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.hms.launcher.HmsServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** §9: the database fails under the run or a burst of timers, and the scheduler inside stops. Both are really stopped. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SweepRecoveryIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int FAST = 60;

    private static Path stop;
    private static Path stopped;
    private static HmsServer server;
    private static Clinic clinic;
    private static Clinic.Doctor doctor;

    @BeforeAll
    static void start() throws IOException {
        var folder = TestSystem.emptyFolder("byteman");
        stop = folder.resolve("stop").toAbsolutePath();
        stopped = folder.resolve("stopped").toAbsolutePath();
        var script = Files.writeString(folder.resolve("stop-the-timer.btm"), """
                RULE no tick comes any more
                CLASS care.hms.sweep.SweepTimer
                METHOD look(Timer)
                AT ENTRY
                BIND stop : java.io.File = new java.io.File("%s");
                     stopped : java.io.File = new java.io.File("%s")
                IF stop.exists()
                DO stopped.mkdir();
                   RETURN
                ENDRULE
                """.formatted(stop, stopped));
        server = TestSystem.builder("recovering")
                .setting("HMS_CLOCK_START", "2026-01-05T06:00:00")
                .setting("CRON_API_KEY", TestSystem.CRON_KEY)
                .javaOptions(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djboss.modules.system.pkgs=org.jboss.byteman",
                        "-javaagent:" + jar("byteman") + "=script:" + script.toAbsolutePath())
                .build();
        server.start();
        clinic = Clinic.open(server);
        doctor = clinic.doctor(15);
    }

    @AfterAll
    static void end() {
        server.close();
    }

    private static String jar(String name) {
        return Stream.of(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
                .filter(path -> Path.of(path).getFileName().toString().startsWith(name + "-"))
                .findFirst()
                .orElseThrow();
    }

    @AfterEach
    void realSpeed() {
        server.startDatabase();
        await().ignoreExceptions().atMost(SOON).until(() -> {
            speed(1);
            return true;
        });
    }

    private static void speed(int speed) {
        clinic.system.put("/clock", Map.of("speed", speed)).is(200);
    }

    private static Api.Answer externalTrigger() {
        return Api.nobody(server.baseUrl())
                .post("/no-show/external-trigger", Map.of(), "x-cron-api-key", TestSystem.CRON_KEY);
    }

    private static long logged(String text) {
        try (var lines = Files.lines(server.log())) {
            return lines.filter(line -> line.contains(text)).count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static long runs(String which) {
        return clinic.rows.count("select count(*) from cron_job_runs where " + which);
    }

    private static void withoutTimer(Object appointment) {
        assertThat(clinic.rows.execute(
                        "delete from act_ru_job where process_instance_id_ in"
                                + " (select id_ from act_ru_execution where business_key_ = ?)",
                        appointment.toString()))
                .isPositive();
    }

    @Test
    @Order(1)
    void scenario3_theDatabaseFailsUnderTheRunAndItIsToldOnceAndOnceThatItIsBack() throws SQLException {
        var slot = clinic.slot(doctor, "09:00");
        var appointment = clinic.book(slot);
        withoutTimer(appointment);
        try (var holding = server.database().asOwner();
                var lock = holding.createStatement()) {
            holding.setAutoCommit(false);
            // The run hangs in the middle of its first chunk when the database goes away under it.
            lock.execute("lock table no_show_logs in access exclusive mode");
            clinic.jumpTo(slot.endsAt());
            speed(FAST);
            await().atMost(SOON).until(() -> runs("status = 'RUNNING'") == 1);
            server.stopDatabase();
        }
        await().atMost(SOON).until(() -> logged("(cron) failed") >= 3);
        externalTrigger().refuses(500, "sweep.failed");
        assertThat(externalTrigger().body().path("health").path("isHealthy").asBoolean(true))
                .isFalse();

        server.startDatabase();

        await().atMost(SOON)
                .until(() -> runs(
                                "status = 'COMPLETED' and metadata ->> 'source' = 'cron'"
                                        + " and started_at > (select max(started_at) from cron_job_runs where status = 'FAILED')")
                        > 0);
        assertThat(runs("status = 'FAILED'")).isEqualTo(logged("(cron) failed") + logged("(external) failed"));
        assertThat(runs("status = 'RUNNING'")).isLessThanOrEqualTo(1);
        assertThat(runs("status = 'FAILED' and error_message is not null")).isGreaterThanOrEqualTo(5);
        assertThat(logged("sweeps in a row have failed")).isEqualTo(1);
        await().atMost(SOON).until(() -> logged("sweeps succeed again") == 1);
        var told = new ArrayList<String>();
        clinic.admin
                .get("/notifications")
                .is(200)
                .data()
                .forEach(news -> told.add(news.path("title").asText() + " "
                        + news.path("priority").asText()));
        assertThat(told).containsExactly("Sweep Recovered NORMAL", "Sweep Failing HIGH");
        assertThat(clinic.status(appointment)).isEqualTo("NO_SHOW");
        assertThat(clinic.rows.count("select count(*) from no_show_logs where appointment_id = ?", appointment))
                .isEqualTo(1);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(clinic.activities(appointment)).isEmpty());
    }

    @Test
    @Order(2)
    void scenario3_whatWasDueWhenTheDatabaseRestartedInTheMiddleOfItIsSettledExactlyOnce() throws SQLException {
        var day = clinic.day.plusDays(1);
        var appointments = new ArrayList<UUID>();
        for (var each : Stream.generate(() -> clinic.doctorWhoDoesNotSignIn(15))
                .limit(6)
                .toList()) {
            for (var start = LocalTime.of(8, 0); start.isBefore(LocalTime.of(11, 0)); start = start.plusMinutes(15)) {
                appointments.add(clinic.book(clinic.slot(each, day, start.toString())));
            }
        }
        try (var holding = server.database().asOwner();
                var lock = holding.createStatement()) {
            holding.setAutoCommit(false);
            lock.execute("lock table no_show_logs in access exclusive mode");
            clinic.jumpTo(day.atTime(11, 0).atZone(Clinic.ZONE).toInstant());
            // So many are settled together before their timers run: in the middle of that the database goes.
            await().atMost(SOON)
                    .until(() -> clinic.rows.count("select count(*) from pg_locks where not granted"
                                    + " and relation = cast('no_show_logs' as regclass)")
                            >= 1);
            server.stopDatabase();
        }
        server.startDatabase();
        await().ignoreExceptions().atMost(SOON).until(() -> {
            speed(FAST);
            return true;
        });

        await().ignoreExceptions().atMost(SOON).until(() -> appointments.stream()
                .allMatch(id -> clinic.status(id).equals("NO_SHOW")));
        for (var id : appointments) {
            assertThat(clinic.rows.one(
                            "select (select count(*) from no_show_logs where appointment_id = a.id) || ' log, '"
                                    + " || (select count(*) from appointment_events where appointment_id = a.id"
                                    + " and event = 'MARKED_NO_SHOW') || ' event, '"
                                    + " || (select string_agg(channel, ' ' order by channel) from notifications"
                                    + " where appointment_id = a.id) from appointments a where a.id = ?",
                            id))
                    .isEqualTo("1 log, 1 event, IN_APP SMS");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(clinic.activities(id)).isEmpty());
        }
        assertThat(clinic.rows.count("select count(*) from act_ru_job where process_instance_id_ is not null"))
                .isZero();
    }

    @Test
    @Order(3)
    void scenario1_theSchedulerInsideStopsTheTriggerOutsideWorksAndHealthTellsThatTheInsideIsDead() throws IOException {
        var day = clinic.day.plusDays(2);
        var slot = clinic.slot(doctor, day, "09:00");
        var appointment = clinic.book(slot);
        clinic.jumpTo(day.atTime(9, 4, 59).atZone(Clinic.ZONE).toInstant());
        await().atMost(SOON).untilAsserted(() -> {
            var health = health();
            var internal = health.path("internal");
            assertThat(internal.path("isHealthy").asBoolean()).as("%s", health).isTrue();
            assertThat(Instant.parse(internal.path("lastRunTime").asText())).isAfter(slot.startsAt());
        });

        Files.createFile(stop);
        await().atMost(SOON).until(() -> Files.exists(stopped));
        withoutTimer(appointment);
        clinic.jumpTo(slot.endsAt().plus(Duration.ofMinutes(10)));
        assertThat(clinic.status(appointment)).isEqualTo("SCHEDULED");

        var answer = externalTrigger().is(200).data();

        assertThat(answer.path("run").path("status").asText()).isEqualTo("success");
        assertThat(answer.path("run").path("itemsProcessed").asInt()).isEqualTo(1);
        assertThat(clinic.status(appointment)).isEqualTo("NO_SHOW");
        var health = answer.path("health");
        assertThat(health.path("isHealthy").asBoolean()).isTrue();
        assertThat(health.path("internal").path("isHealthy").asBoolean(true)).isFalse();
        assertThat(health.path("internal").path("healthMessage").asText()).startsWith("No run has succeeded since");
        assertThat(health.path("external").path("isHealthy").asBoolean()).isTrue();
        assertThat(health.path("healthMessage").asText()).contains("not those of our own schedule");
    }

    private static JsonNode health() {
        return clinic.admin.get("/no-show/cron-health").is(200).data();
    }
}
