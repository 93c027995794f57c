package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.hms.launcher.HmsServer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two nodes on one database: they start together where nothing is yet, share the day without doing anything twice, and
 * one goes on when the other dies.
 */
class TwoNodesIT {

    private static final int APPOINTMENTS = 40;
    private static final Duration SOON = Duration.ofSeconds(60);

    private static HmsServer first;
    private static HmsServer second;

    @BeforeAll
    static void startTogether() {
        first = node("first").build();
        first.startDatabase();
        var database = first.database();
        second = node("second")
                .setting("POSTGRESQL_HOST", database.host())
                .setting("POSTGRESQL_PORT", String.valueOf(database.port()))
                .setting("POSTGRESQL_PASSWORD", database.application().password())
                .setting("POSTGRESQL_OWNER_PASSWORD", database.owner().password())
                .build();
        CompletableFuture.allOf(CompletableFuture.runAsync(first::start), CompletableFuture.runAsync(second::start))
                .join();
    }

    @AfterAll
    static void stop() {
        second.close();
        first.close();
    }

    private static HmsServer.Builder node(String name) {
        return TestSystem.builder(name)
                .setting("HMS_CLOCK_START", "2026-01-05T06:00:00")
                .setting("HMS_METRICS_TOKEN", TestSystem.METRICS_TOKEN)
                .setting("HMS_JWT_KEY_FILE", Forger.keyFile().toString());
    }

    @Test
    void theyShareTheDayAndOneGoesOnAlone() {
        var clinic = Clinic.open(second);
        var shared = bookAtTheSameTime(clinic, "08:00");
        var left = bookAtTheSameTime(clinic, "09:00");
        var late = bookAtTheSameTime(clinic, "10:00");
        var system = Api.signIn(first.baseUrl(), "system", TestSystem.DEMO_PASSWORD);
        assertThat(Duration.between(clinic.now(), now(system)).abs())
                .as("one clock for both")
                .isLessThan(Duration.ofSeconds(5));

        clinic.jumpToJustBefore(clinic.day.atTime(8, 15).atZone(Clinic.ZONE).toInstant(), Duration.ofMillis(500));
        requireEachSettledOnce(clinic, shared);
        await().atMost(SOON).untilAsserted(() -> assertThat(shared)
                .allSatisfy(id -> assertThat(clinic.activities(id)).isEmpty()));

        sweepOnBothAtOnce(clinic);

        // The one that dies has timers in its hands; the next sweep settles what those were for.
        clinic.jumpToJustBefore(clinic.day.atTime(9, 15).atZone(Clinic.ZONE).toInstant(), Duration.ofMillis(500));
        await().pollInterval(Duration.ofMillis(5)).atMost(SOON).until(() -> marked(clinic, left) > 0);
        first.kill();
        clinic.jumpTo(clinic.day.atTime(9, 20).atZone(Clinic.ZONE).toInstant());
        requireEachSettledOnce(clinic, left);

        // It comes back to a system that is at work, and takes part again.
        first.start();
        clinic.jumpToJustBefore(clinic.day.atTime(10, 15).atZone(Clinic.ZONE).toInstant(), Duration.ofMillis(500));
        requireEachSettledOnce(clinic, late);
    }

    /** Who finds another run at work says so; each run that began is one row, and none failed. */
    private static void sweepOnBothAtOnce(Clinic clinic) {
        var admin = Api.signIn(first.baseUrl(), clinic.adminLogin.username(), clinic.adminLogin.password());
        var before = clinic.rows.count("select count(*) from cron_job_runs where metadata ->> 'source' = 'manual'");
        var began = 0;
        for (var round = 0; round < 5; round++) {
            var answers = Stream.of(admin, clinic.admin)
                    .map(node -> CompletableFuture.supplyAsync(() -> node.post("/no-show/trigger", Map.of())))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            for (var answer : answers) {
                if (!answer.is(200).data().path("skipped").asBoolean()) {
                    assertThat(answer.data().path("run").path("status").asText())
                            .isEqualTo("success");
                    began++;
                }
            }
        }
        assertThat(began).isBetween(5, 10);
        assertThat(clinic.rows.count("select count(*) from cron_job_runs where metadata ->> 'source' = 'manual'")
                        - before)
                .isEqualTo(began);
        var healths = Stream.of(admin, clinic.admin)
                .map(node -> node.get("/no-show/cron-health").is(200).data().<ObjectNode>deepCopy())
                .toList();
        // What found another run at work left no row: each node has counted its own (S2).
        assertThat(healths.stream()
                        .mapToInt(health -> health.remove("skippedRuns").asInt())
                        .sum())
                .isGreaterThanOrEqualTo(10 - began);
        assertThat(healths.get(0)).isEqualTo(healths.get(1));
    }

    private static Instant now(Api system) {
        return Instant.parse(system.get("/clock").is(200).data().path("now").asText());
    }

    private static List<UUID> bookAtTheSameTime(Clinic clinic, String start) {
        var booked = new ArrayList<UUID>();
        for (var i = 0; i < APPOINTMENTS; i++) {
            booked.add(clinic.book(clinic.slot(clinic.doctorWhoDoesNotSignIn(15), start)));
        }
        return booked;
    }

    private static long marked(Clinic clinic, List<UUID> appointments) {
        return clinic.rows.count("select count(*) from appointments where status = 'NO_SHOW' and id = any(?)", (Object)
                appointments.toArray(UUID[]::new));
    }

    private static void requireEachSettledOnce(Clinic clinic, List<UUID> appointments) {
        await().atMost(SOON).until(() -> marked(clinic, appointments) == APPOINTMENTS);
        assertThat(clinic.rows.all(
                        "select a.id from appointments a where a.id = any(?) and ((select count(*) from no_show_logs l"
                                + " where l.appointment_id = a.id) <> 1 or (select count(*) from appointment_events e"
                                + " where e.appointment_id = a.id and e.event = 'MARKED_NO_SHOW') <> 1"
                                + " or (select count(*) from notifications n where n.appointment_id = a.id"
                                + " and n.notice = 'NO_SHOW' and n.channel = 'SMS') <> 1)",
                        (Object) appointments.toArray(UUID[]::new)))
                .as("not exactly once")
                .isEmpty();
    }
}
