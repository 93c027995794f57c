package care.hms.system;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** §10.1: a run that is stuck for more than five minutes is taken over, and cannot change anything any more. */
class StuckSweepIT {

    @Test
    void aStuckRunIsSkippedThenTakenOverAndWhenItGoesOnItChangesNothing() throws SQLException {
        try (var day = ClinicDay.begin();
                var holding = TestSystem.shared().database().asOwner();
                var lock = holding.createStatement()) {
            var clinic = day.clinic;
            var doctor = clinic.doctorWhoDoesNotSignIn(5);
            day.at("08:00");
            var early = withoutTimers(clinic, clinic.book(clinic.slot(doctor, "08:55")));
            var late = withoutTimers(clinic, clinic.book(clinic.slot(doctor, "09:00")));
            var waiting = clinic.book(clinic.slot(doctor, "08:45"));
            day.at("08:40");
            clinic.act(clinic.reception, waiting, "check-in").is(200);
            withoutTimers(clinic, waiting);

            day.letSweepsRun();

            // 09:00 A run starts, and stands still between its two steps because the alerts cannot be read.
            holding.setAutoCommit(false);
            lock.execute("lock table stage_alerts in access exclusive mode");
            day.at("09:00");
            var stuck = supplyAsync(() -> clinic.admin.post("/no-show/trigger", Map.of()));
            awaitWaiting(clinic, 1);
            var first = running(clinic);
            assertThat(clinic.status(early)).isEqualTo("NO_SHOW");
            assertThat(clinic.status(late)).isEqualTo("SCHEDULED");

            // 09:05 It has been running for five minutes, no more: the next one is skipped.
            day.at("09:05");
            assertThat(externalTrigger(clinic).is(200).data().path("skipped").asBoolean())
                    .isTrue();
            assertThat(running(clinic)).isEqualTo(first);
            assertThat(clinic.status(late)).isEqualTo("SCHEDULED");

            // 09:10 Ten minutes: taken over. A lease lasts half a real minute at least, which the test need not wait.
            clinic.rows.execute("update cron_job_runs set leased_at = leased_at - interval '31 s' where id = ?", first);
            day.at("09:10:03");
            var next = supplyAsync(() -> externalTrigger(clinic));
            awaitWaiting(clinic, 2);
            var second = running(clinic);
            assertThat(second).isNotEqualTo(first);
            assertThat(clinic.status(late)).isEqualTo("NO_SHOW");
            var timedOut = run(clinic, first);
            assertThat(timedOut)
                    .containsEntry("status", "FAILED")
                    .containsEntry("error_message", "timed out, taken over by " + second);
            assertThat(consecutiveFailures(clinic)).isOne();

            // Both go on. The first would be first to raise the alert, were it let.
            holding.rollback();
            stuck.join().refuses(500, "sweep.failed");
            var run = next.join().is(200).data().path("run");

            assertThat(run.path("id").asText()).isEqualTo(second.toString());
            assertThat(run.path("status").asText()).isEqualTo("success");
            assertThat(run(clinic, first))
                    .as("nothing that it still wrote counts")
                    .isEqualTo(timedOut);
            assertThat(day.alerts(waiting)).containsExactly("NO_VITALS ACTIVE raised 09:10:03");
            assertThat(day.timeline(waiting))
                    .containsExactly(
                            "08:00:00 BOOKED staff",
                            "08:40:00 CHECKED_IN staff",
                            "09:10:03 ALERT_RAISED NO_VITALS external");
            assertThat(day.timeline(early)).containsExactly("08:00:00 BOOKED staff", "09:00:00 MARKED_NO_SHOW manual");
            assertThat(day.timeline(late)).containsExactly("08:00:00 BOOKED staff", "09:10:03 MARKED_NO_SHOW external");
            for (var id : List.of(early, late)) {
                assertThat(day.logs(id)).hasSize(1);
                day.awaitMessages(
                        id, "SMS SENT NORMAL Missed Appointment", "IN_APP SUPPRESSED NORMAL Missed Appointment");
                await().atMost(ClinicDay.SOON).until(() -> clinic.activities(id).isEmpty());
            }
            assertThat(clinic.activities(waiting)).containsExactly("Task_WaitForVitals");
            assertThat(consecutiveFailures(clinic)).isZero();
            assertThat(day.explanation(late))
                    .isEqualTo(
                            "A no-show: nobody had checked in by 09:05 (slot start 09:00 + 5 min, the slot's length),"
                                    + " and at 09:10 it was marked by a sweep that the trigger from outside started.");
        }
    }

    private static Api.Answer externalTrigger(Clinic clinic) {
        return Api.nobody(clinic.server)
                .post("/no-show/external-trigger", Map.of(), "x-cron-api-key", TestSystem.CRON_KEY);
    }

    private static UUID withoutTimers(Clinic clinic, UUID appointment) {
        assertThat(clinic.rows.execute(
                        "delete from act_ru_job where process_instance_id_ in"
                                + " (select id_ from act_ru_execution where business_key_ = ?)",
                        appointment.toString()))
                .isPositive();
        return appointment;
    }

    /** So many wait for the alerts. */
    private static void awaitWaiting(Clinic clinic, int runs) {
        await().atMost(ClinicDay.SOON)
                .until(() -> clinic.rows.count("select count(*) from pg_locks where not granted"
                                + " and relation = cast('stage_alerts' as regclass)")
                        == runs);
    }

    private static UUID running(Clinic clinic) {
        return UUID.fromString(clinic.rows.one("select id from cron_job_runs where status = 'RUNNING'"));
    }

    private static Map<String, String> run(Clinic clinic, UUID id) {
        return clinic.rows.all("select * from cron_job_runs where id = ?", id).get(0);
    }

    private static long consecutiveFailures(Clinic clinic) {
        return clinic.admin
                .get("/no-show/cron-health")
                .is(200)
                .data()
                .path("consecutiveFailures")
                .asLong(-1);
    }
}
