package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sweep does what the timers missed, and the instances follow (S8); who may start it and ask for its health. */
class SweepIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private Clinic clinic;
    private Clinic.Doctor doctor;

    @BeforeEach
    void open() {
        clinic = Clinic.open();
        doctor = clinic.doctorWhoDoesNotSignIn(15);
    }

    private Api.Answer trigger() {
        return clinic.admin.post("/no-show/trigger", Map.of()).is(200);
    }

    private void requireSettledOnce(UUID appointment) {
        assertThat(clinic.status(appointment)).isEqualTo("NO_SHOW");
        assertThat(clinic.rows.count("select count(*) from no_show_logs where appointment_id = ?", appointment))
                .isEqualTo(1);
        await().atMost(SOON).untilAsserted(() -> assertThat(clinic.activities(appointment))
                .as("instance")
                .isEmpty());
        await().atMost(SOON).until(() -> !isBehind(appointment));
        assertThat(clinic.rows.count(
                        "select count(*) from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_"
                                + " where e.business_key_ = ?",
                        appointment.toString()))
                .isZero();
    }

    private boolean isBehind(UUID appointment) {
        return clinic.rows
                .one("select process_behind from appointments where id = ?", appointment)
                .equals("t");
    }

    private void ofInstance(String statement, UUID appointment) {
        assertThat(clinic.rows.execute(
                        statement + " in (select proc_inst_id_ from act_ru_execution where business_key_ = ?)",
                        appointment.toString()))
                .isPositive();
    }

    private void deleteInstance(UUID appointment) {
        ofInstance("delete from act_ru_job where process_instance_id_", appointment);
        ofInstance("delete from act_ru_event_subscr where proc_inst_id_", appointment);
        ofInstance("delete from act_ru_variable where proc_inst_id_", appointment);
        var instance = clinic.rows.one(
                "select proc_inst_id_ from act_ru_execution where business_key_ = ?", appointment.toString());
        clinic.rows.execute("delete from act_ru_execution where proc_inst_id_ = ? and id_ <> ?", instance, instance);
        clinic.rows.execute("delete from act_ru_execution where id_ = ?", instance);
    }

    @Test
    void anUndoneCheckInWhoseInstanceIsMissingGetsOneThatWaitsForThePatient() {
        var slot = clinic.slot(doctor, "08:00");
        var appointment = clinic.book(slot);
        clinic.jumpTo(slot.startsAt().minus(Duration.ofMinutes(10)));
        clinic.act(clinic.reception, appointment, "check-in").is(200);
        deleteInstance(appointment);

        clinic.act(clinic.reception, appointment, "undo-check-in").is(200);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(clinic.activities(appointment)).containsExactly("Task_WaitForArrival"));
    }

    @Test
    void aJobWithoutRetriesATimerThatIsGoneAndAMissingInstanceAreMadeUpFor() {
        var slot = clinic.slot(doctor, "08:00");
        var withoutRetries = clinic.book(slot);
        var withoutTimer = clinic.book(clinic.slot(doctor, "08:15"));
        var withoutInstance = clinic.book(clinic.slot(doctor, "08:30"));
        ofInstance("update act_ru_job set retries_ = 0 where process_instance_id_", withoutRetries);
        ofInstance("delete from act_ru_job where process_instance_id_", withoutTimer);
        deleteInstance(withoutInstance);
        var all = List.of(withoutRetries, withoutTimer, withoutInstance);
        clinic.jumpTo(slot.endsAt().plus(Duration.ofMinutes(31)));
        assertThat(all).allSatisfy(id -> assertThat(clinic.status(id)).isEqualTo("SCHEDULED"));

        var run = trigger().data().path("run");

        assertThat(run.path("status").asText()).isEqualTo("success");
        assertThat(run.path("source").asText()).isEqualTo("manual");
        assertThat(run.path("itemsProcessed").asInt()).isGreaterThanOrEqualTo(3);
        all.forEach(this::requireSettledOnce);
        assertThat(clinic.rows.all(
                        "select source from appointment_events where event = 'MARKED_NO_SHOW' and appointment_id = ?",
                        withoutTimer))
                .containsExactly(Map.of("source", "manual"));
        trigger();
        all.forEach(this::requireSettledOnce);
    }

    @Test
    void aRowThatWasImportedIsSettledWithoutAnInstanceAndOneThatIsNotDueGetsOne() {
        var copied = clinic.book(clinic.slot(doctor, clinic.day.plusDays(3), "09:00"));
        var imported = imported(copied, "4 days");
        var overdue = imported(copied, "-9 days");
        var waiting = imported(copied, "-8 days", "CHECKED_IN");
        var inConsultation = imported(copied, "-7 days", "IN_PROGRESS");

        trigger();
        requireSettledOnce(overdue);
        assertThat(clinic.rows.all(
                        "select alert_type, status from stage_alerts where appointment_id = ? order by 1", waiting))
                .containsExactly(
                        Map.of("alert_type", "NO_VITALS", "status", "ACTIVE"),
                        Map.of("alert_type", "WAITING_TOO_LONG", "status", "ACTIVE"));
        clinic.reception.get("/appointments/" + inConsultation + "/explain").is(200);

        // The audit of missing instances comes once an hour and at start: a start is the quicker way to see it.
        var startups = startupRuns();
        TestSystem.shared().stop();
        TestSystem.shared().start();
        await().atMost(SOON).until(() -> startupRuns() == startups + 1);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(clinic.activities(imported)).containsExactly("Task_WaitForArrival"));
        // The alerts are raised already: their timers have looked, and found so.
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(clinic.activities(waiting)).containsExactly("Task_WaitForVitals"));
        await().atMost(SOON)
                .until(() -> clinic.rows.count(
                                "select count(*) from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_"
                                        + " where e.business_key_ = ?",
                                waiting.toString())
                        == 0);
        assertThat(clinic.rows.one(
                        "select count(*) from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_"
                                + " join appointments a on cast(a.id as text) = e.business_key_"
                                + " where a.id = ? and j.duedate_ = a.no_show_due_at at time zone 'UTC'"
                                + " and e.tenant_id_ = cast(a.hospital_id as text)",
                        imported))
                .isEqualTo("1");
    }

    /** The runs that came five seconds after a start and succeeded (§2). */
    private long startupRuns() {
        return clinic.rows.count(
                "select count(*) from cron_job_runs where status = 'COMPLETED' and metadata ->> 'source' = 'startup'");
    }

    /** A copy of the appointment so many days from now, straight into the table. */
    private UUID imported(UUID appointment, String away) {
        return imported(appointment, away, "SCHEDULED");
    }

    /** With no more than a row of that status must have. */
    private UUID imported(UUID appointment, String away, String status) {
        var id = UUID.randomUUID();
        clinic.rows.execute(
                "insert into appointments (id, hospital_id, patient_id, doctor_id, status, appointment_date, start_time,"
                        + " end_time, starts_at, ends_at, booked_at, no_show_due_at, checked_in_at,"
                        + " consultation_started_at)"
                        + " select ?, hospital_id, patient_id, doctor_id, wanted.status,"
                        + " appointment_date + cast(? as interval), start_time, end_time, starts_at + cast(? as interval),"
                        + " ends_at + cast(? as interval), booked_at, no_show_due_at + cast(? as interval),"
                        + " case wanted.status when 'CHECKED_IN' then starts_at + cast(? as interval) end,"
                        + " case wanted.status when 'IN_PROGRESS' then starts_at + cast(? as interval) end"
                        + " from appointments a, (select cast(? as text) as status) wanted where a.id = ?",
                id,
                away,
                away,
                away,
                away,
                away,
                away,
                status,
                appointment);
        return id;
    }

    @Test
    void anInstanceThatMissedTheArrivalAndTheVitalsWaitsForTheDoctorAgain() {
        doctor = clinic.doctor(15);
        var slot = clinic.slot(doctor, "11:00");
        clinic.jumpTo(slot.startsAt().minus(Duration.ofMinutes(20)));
        var id = clinic.book(slot);
        deleteInstance(id);
        clinic.act(clinic.reception, id, "check-in").is(200);
        clinic.act(clinic.nurse(), id, "vitals", Map.of("pulsePerMinute", 70)).is(200);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(clinic.activities(id)).containsExactly("Task_WaitForDoctor"));
        await().atMost(SOON).until(() -> !isBehind(id));
        assertThat(clinic.rows.all(
                        "select d.act_id_ from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_"
                                + " join act_ru_execution e on e.id_ = j.process_instance_id_"
                                + " join appointments a on cast(a.id as text) = e.business_key_ where a.id = ?"
                                + " and j.duedate_ - a.no_doctor_due_at at time zone 'UTC' between '0' and '1 ms'",
                        id))
                .containsExactly(Map.of("act_id_", "Event_NoDoctorDue"));
        clinic.jumpToJustBefore(slot.endsAt().plus(Duration.ofMinutes(10)), Duration.ofMillis(300));
        await().atMost(SOON).until(() -> !clinic.rows
                .all("select id from stage_alerts where appointment_id = ? and alert_type = 'NO_DOCTOR'", id)
                .isEmpty());
        clinic.act(doctor.api(), id, "start").is(200);
        clinic.act(doctor.api(), id, "complete").is(200);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(clinic.activities(id)).isEmpty());
    }

    @Test
    void alertsWhoseTimersAreGoneAreRaised() {
        var slot = clinic.slot(doctor, "09:00");
        clinic.jumpTo(slot.startsAt().minus(Duration.ofMinutes(20)));
        var id = clinic.book(slot);
        clinic.act(clinic.reception, id, "check-in").is(200);
        ofInstance("delete from act_ru_job where process_instance_id_", id);
        clinic.jumpTo(slot.endsAt().plus(Duration.ofMinutes(40)));

        trigger();

        assertThat(clinic.rows.all("select alert_type from stage_alerts where appointment_id = ? order by 1", id))
                .extracting(row -> row.get("alert_type"))
                .containsExactly("NO_VITALS", "WAITING_TOO_LONG");
    }

    @Test
    void S6_theKeyOpensTheTriggerAndTheHealthAndNothingElse() {
        var nobody = Api.nobody(clinic.server);
        var run = nobody.post("/no-show/external-trigger", Map.of(), "x-cron-api-key", TestSystem.CRON_KEY)
                .is(200)
                .data();
        assertThat(run.path("skipped").asBoolean(true)).isFalse();
        assertThat(run.path("run").path("source").asText()).isEqualTo("external");
        assertThat(run.path("health").path("external").path("lastRunStatus").asText())
                .isEqualTo("success");
        assertThat(nobody.raw("GET", "/no-show/cron-health", null, "x-cron-api-key", TestSystem.CRON_KEY)
                        .is(200)
                        .data()
                        .path("jobName")
                        .asText())
                .isEqualTo("NO_SHOW_CHECK");

        for (var wrong : List.of("", "another key for tests", TestSystem.CRON_KEY + "x")) {
            nobody.post("/no-show/external-trigger", Map.of(), "x-cron-api-key", wrong)
                    .refuses(401, "auth.cron-key-invalid");
            nobody.raw("GET", "/no-show/cron-health", null, "x-cron-api-key", wrong)
                    .refuses(401, "auth.cron-key-invalid");
        }
        nobody.post("/no-show/external-trigger", Map.of()).refuses(401, "auth.cron-key-invalid");
        clinic.admin.post("/no-show/external-trigger", Map.of()).refuses(401, "auth.cron-key-invalid");
        nobody.get("/no-show/cron-health").refuses(401, "auth.token-missing");
        for (var path : List.of("/no-show/trigger", "/appointments", "/audit", "/auth/me")) {
            assertThat(nobody.raw("GET", path, null, "x-cron-api-key", TestSystem.CRON_KEY)
                            .status())
                    .as(path)
                    .isEqualTo(401);
        }
    }

    @Test
    void cronHealthIsExactlyAsTheSpecificationShowsItAndMore() {
        trigger();

        var health = clinic.admin.get("/no-show/cron-health").is(200).data();

        assertThat(health.fieldNames())
                .toIterable()
                .containsExactly(
                        "jobName",
                        "isHealthy",
                        "healthMessage",
                        "isWorkingHours",
                        "lastRunTime",
                        "lastRunStatus",
                        "consecutiveFailures",
                        "lastSuccessfulRun",
                        "recentRuns",
                        "stats",
                        "internal",
                        "external",
                        "skippedRuns");
        assertThat(health.path("lastSuccessfulRun").fieldNames())
                .toIterable()
                .containsExactly("id", "startedAt", "durationMs", "itemsProcessed");
        assertThat(health.path("stats").fieldNames())
                .toIterable()
                .containsExactly("totalRuns", "failedRuns", "successRate");
        assertThat(health.path("stats").path("successRate").asText()).matches("\\d{1,3}\\.\\d%");
        assertThat(health.path("lastRunStatus").asText()).isEqualTo("success");
        assertThat(health.path("recentRuns").size()).isBetween(1, 10);
        assertThat(health.path("recentRuns").path(0).fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "status",
                        "source",
                        "startedAt",
                        "completedAt",
                        "durationMs",
                        "itemsProcessed",
                        "errorMessage");
    }

    @Test
    void whoAskedForARunIsInTheAudit() {
        var run = trigger().data().path("run").path("id").asText();

        var line = clinic.admin
                .get("/audit?operation=triggerSweep&objectId=" + run)
                .is(200)
                .data();

        assertThat(line).hasSize(1);
    }

    @Test
    void S2_whileAnotherRunHoldsTheLeaseTheTriggersSaySo() {
        var running = UUID.randomUUID();
        clinic.rows.execute(
                "insert into cron_job_runs (id, job_name, status, started_at, leased_at, metadata)"
                        + " values (?, 'NO_SHOW_CHECK', 'RUNNING', cast(? as timestamptz), now(),"
                        + " '{\"source\": \"cron\"}')",
                running,
                clinic.now().toString());
        try {
            var before = clinic.rows.count("select count(*) from cron_job_runs");
            assertThat(trigger().data().path("skipped").asBoolean()).isTrue();
            assertThat(Api.nobody(clinic.server)
                            .post("/no-show/external-trigger", Map.of(), "x-cron-api-key", TestSystem.CRON_KEY)
                            .is(200)
                            .data()
                            .path("skipped")
                            .asBoolean())
                    .isTrue();
            assertThat(clinic.rows.count("select count(*) from cron_job_runs")).isEqualTo(before);
            var health = clinic.admin.get("/no-show/cron-health").is(200).data();
            assertThat(health.path("skippedRuns").asLong()).isGreaterThanOrEqualTo(2);
            assertThat(health.path("lastRunStatus").asText()).isEqualTo("running");
        } finally {
            clinic.rows.execute("delete from cron_job_runs where id = ?", running);
        }
    }
}
