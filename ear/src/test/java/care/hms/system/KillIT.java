package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.hms.launcher.HmsServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A server that dies, and one that is asked to stop, with timers due: nothing is lost and nothing happens twice. */
class KillIT {

    private static final int APPOINTMENTS = 20;

    private static final HmsServer SERVER = TestSystem.builder("killed")
            .setting("HMS_CLOCK_START", "2026-01-05T06:00:00")
            .build();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void whatWasDueWhenTheServerDiedIsSettledOnceAfterTheRestart() {
        SERVER.start();
        var clinic = Clinic.open(SERVER);
        var killed = bookAtTheSameTime(clinic, "08:00");
        var stopped = bookAtTheSameTime(clinic, "09:00");

        var due = clinic.day.atTime(8, 15).atZone(Clinic.ZONE).toInstant();
        clinic.jumpToJustBefore(due, Duration.ofMillis(500));
        // Some are settled, some are being settled, some are not begun.
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(20))
                .until(() -> marked(clinic, killed) > 0);
        SERVER.kill();
        assertThat(marked(clinic, killed)).as("killed in the middle").isLessThan(APPOINTMENTS);
        SERVER.start();
        requireEachSettledOnce(clinic, killed);
        // A job that the dead server had taken is free when its lock expires; what follows does not wait for that.

        // Asked to stop, the server ends the jobs it has begun: none of them loses an attempt.
        var next = clinic.day.atTime(9, 15).atZone(Clinic.ZONE).toInstant();
        clinic.jumpToJustBefore(next, Duration.ofMillis(500));
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(20))
                .until(() -> marked(clinic, stopped) > 0);
        SERVER.stop();
        assertThat(clinic.rows.count("select count(*) from act_ru_job where exception_msg_ is not null"))
                .as("attempts lost by stopping")
                .isZero();
        assertThat(clinic.rows.count(
                        "select count(*) from act_ru_job j join act_ru_execution p on p.id_ = j.process_instance_id_"
                                + " where j.lock_owner_ is not null and p.business_key_ = any(?)",
                        (Object) stopped.stream().map(UUID::toString).toArray(String[]::new)))
                .as("jobs left locked by stopping")
                .isZero();
        SERVER.start();
        requireEachSettledOnce(clinic, stopped);
        requireInstancesEnd(clinic, killed);
        requireInstancesEnd(clinic, stopped);
    }

    private static List<UUID> bookAtTheSameTime(Clinic clinic, String start) {
        var booked = new ArrayList<UUID>();
        for (int i = 0; i < APPOINTMENTS; i++) {
            booked.add(clinic.book(clinic.slot(clinic.doctorWhoDoesNotSignIn(15), start)));
        }
        return booked;
    }

    private static long marked(Clinic clinic, List<UUID> appointments) {
        return clinic.rows.count("select count(*) from appointments where status = 'NO_SHOW' and id = any(?)", (Object)
                appointments.toArray(UUID[]::new));
    }

    private static void requireInstancesEnd(Clinic clinic, List<UUID> appointments) {
        await().atMost(Duration.ofSeconds(100)).untilAsserted(() -> assertThat(appointments)
                .allSatisfy(id -> assertThat(clinic.activities(id)).isEmpty()));
    }

    private static void requireEachSettledOnce(Clinic clinic, List<UUID> appointments) {
        await().atMost(Duration.ofSeconds(60)).until(() -> marked(clinic, appointments) == APPOINTMENTS);
        for (var id : appointments) {
            assertThat(clinic.rows.count("select count(*) from no_show_logs where appointment_id = ?", id))
                    .isEqualTo(1);
            assertThat(clinic.rows.count(
                            "select count(*) from appointment_events"
                                    + " where appointment_id = ? and event = 'MARKED_NO_SHOW'",
                            id))
                    .isEqualTo(1);
        }
    }
}
