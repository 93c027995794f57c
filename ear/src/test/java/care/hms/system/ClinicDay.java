package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A day in a clinic of its own on the shared system, told by its clock: time stands still and jumps from one moment of
 * the story to the next, and the sweep runs when the story says so, so that every instant and every source in the rows
 * is the one the story names. What rows and messages say is read in the clinic's local time.
 */
final class ClinicDay implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(20);

    private static final String LOCAL = "to_char(%1$s at time zone 'Europe/Berlin', 'HH24:MI:SS')";
    private static final String AREA = "+4940";
    private static int numbers = 1000;

    final Clinic clinic;
    final LocalDate date;
    private final UUID lease = UUID.randomUUID();

    private ClinicDay(Clinic clinic) {
        this.clinic = clinic;
        this.date = clinic.day;
        clinic.system.put("/clock", Map.of("running", false)).is(200);
    }

    static ClinicDay begin() {
        var day = new ClinicDay(Clinic.open());
        day.keepSweepsWaiting();
        return day;
    }

    /** The others live in time that passes, with sweeps that come by themselves. */
    @Override
    public void close() {
        letSweepsRun();
        clinic.system.put("/clock", Map.of("running", true)).is(200);
    }

    /** A run from the future holds the lease: nobody takes it over. */
    private void keepSweepsWaiting() {
        await().atMost(SOON)
                .until(() -> clinic.rows.execute(
                                "insert into cron_job_runs (id, job_name, status, started_at, leased_at, metadata)"
                                        + " values (?, 'NO_SHOW_CHECK', 'RUNNING', cast(? as timestamptz), now(),"
                                        + " '{\"source\": \"cron\"}')"
                                        + " on conflict (job_name) where status = 'RUNNING' do nothing",
                                lease,
                                date.plusYears(1)
                                        .atStartOfDay(Clinic.ZONE)
                                        .toInstant()
                                        .toString())
                        == 1);
    }

    /** From now on the sweep comes by itself too. */
    void letSweepsRun() {
        clinic.rows.execute("delete from cron_job_runs where id = ?", lease);
    }

    // The clock

    Instant instant(String time) {
        return date.atTime(LocalTime.parse(time)).atZone(Clinic.ZONE).toInstant();
    }

    /** It is now that time of the day. */
    void at(String time) {
        at(date, time);
    }

    void at(LocalDate day, String time) {
        clinic.jumpTo(day.atTime(LocalTime.parse(time)).atZone(Clinic.ZONE).toInstant());
    }

    /** It is that time, and a sweep has run and succeeded. */
    void sweepAt(String time) {
        at(time);
        letSweepsRun();
        await().atMost(SOON).until(() -> clinic.admin
                .post("/no-show/trigger", Map.of())
                .is(200)
                .data()
                .path("run")
                .path("status")
                .asText()
                .equals("success"));
        keepSweepsWaiting();
    }

    // Rows

    /** The status, and every instant that the row has. */
    Map<String, String> appointment(UUID id) {
        var columns = List.of(
                "booked_at",
                "confirmed_at",
                "checked_in_at",
                "vitals_recorded_at",
                "consultation_started_at",
                "completed_at",
                "cancelled_at",
                "no_show_at",
                "no_show_due_at",
                "no_vitals_due_at",
                "no_doctor_due_at",
                "waiting_too_long_due_at");
        var row = new HashMap<>(only("select status, " + local(columns) + " from appointments where id = ?", id));
        row.values().removeIf(value -> value == null);
        return row;
    }

    /** Whether it is booked, by whom, and whether it is blocked. */
    String slot(Clinic.Slot slot) {
        return clinic.rows.one(
                "select case when is_booked then 'booked by ' || appointment_id else 'free' end"
                        + " || case when is_blocked then ', blocked' else '' end from doctor_slots where id = ?",
                slot.id());
    }

    /** The lines of the no-show log, without their ids. */
    List<Map<String, String>> logs(UUID id) {
        return clinic.rows.all(
                "select reason, note, slot_time, timeout_minutes, " + local(List.of("triggered_at", "slot_released_at"))
                        + ", slot_released, notification_sent, created_by, source, reversed_at from no_show_logs"
                        + " where appointment_id = ?",
                id);
    }

    /** Each alert: type, status, when it was raised and, when it was resolved, at what time and by whom. */
    List<String> alerts(UUID id) {
        return texts(
                "select alert_type || ' ' || status || ' raised ' || " + LOCAL.formatted("triggered_at")
                        + " || coalesce(' resolved ' || " + LOCAL.formatted("resolved_at")
                        + " || coalesce(' by ' || resolved_by, ' by itself'), '') as text"
                        + " from stage_alerts where appointment_id = ? order by triggered_at, alert_type",
                id);
    }

    /** What happened, when, by which way. */
    List<String> timeline(UUID id) {
        return texts(
                "select " + LOCAL.formatted("at") + " || ' ' || event || coalesce(' ' || (detail ->> 'alertType'), '')"
                        + " || ' ' || source as text from appointment_events where appointment_id = ? order by id",
                id);
    }

    /** The outbox: channel, status, priority and title of everything about the appointment. */
    List<String> messages(UUID id) {
        return texts(
                "select channel || ' ' || status || ' ' || priority || ' ' || title"
                        + " || coalesce(' isLastMinute=' || (metadata ->> 'isLastMinute'), '') as text"
                        + " from notifications where appointment_id = ? order by channel desc, created_at, id",
                id);
    }

    void awaitMessages(UUID id, String... expected) {
        await().atMost(SOON).untilAsserted(() -> assertThat(messages(id)).containsExactlyInAnyOrder(expected));
    }

    void awaitStatus(UUID id, String status) {
        await().atMost(SOON).until(() -> clinic.status(id).equals(status));
    }

    void awaitAlerts(UUID id, String... expected) {
        await().atMost(SOON).untilAsserted(() -> assertThat(alerts(id)).containsExactly(expected));
    }

    /** Where the process instance came to its end. */
    String endOfProcess(UUID id) {
        await().atMost(SOON).until(() -> clinic.activities(id).isEmpty());
        return clinic.rows.one("select end_act_id_ from act_hi_procinst where business_key_ = ?", id.toString());
    }

    /** Why it is a no-show or not, as the reception reads it. */
    String explanation(UUID id) {
        return clinic.reception
                .get("/appointments/" + id + "/explain")
                .is(200)
                .data()
                .path("sentence")
                .asText();
    }

    // People

    /** Gives the patient a number that nobody else has. */
    String phone(UUID patient) {
        var number = AREA + Canary.TRACES.get(1) + numbers++;
        clinic.rows.execute("update patients set phone = ? where id = ?", number, patient);
        return number;
    }

    UUID account(Api who) {
        return who.get("/auth/me").is(200).id();
    }

    String nameOf(Clinic.Doctor doctor) {
        return clinic.rows.one("select last_name from doctors where id = ?", doctor.id());
    }

    private static String local(List<String> columns) {
        return String.join(
                ", ",
                columns.stream()
                        .map(column -> LOCAL.formatted(column) + " as " + column)
                        .toList());
    }

    private Map<String, String> only(String sql, Object... parameters) {
        var rows = clinic.rows.all(sql, parameters);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private List<String> texts(String sql, Object... parameters) {
        return clinic.rows.all(sql, parameters).stream()
                .map(row -> row.get("text"))
                .toList();
    }
}
