package care.hms.simulator.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a no-show must have left behind, for a batch of appointments.
 *
 * @param once for each effect, how many appointments have it exactly once
 * @param slots how many held a slot that was not over
 * @param released how many of these slots are free again, with a log that says so
 * @param allNoShows how many no-shows there are in the whole system
 * @param looks a digest of everything written, but for ids and the instant: equal when two batches were treated alike
 */
record Effects(Map<String, Long> once, long slots, long released, long allNoShows, String looks) {

    private static final Map<String, String> ONCE = new LinkedHashMap<>();

    static {
        ONCE.put("log", "select appointment_id from no_show_logs where reason = 'AUTO_TIMEOUT'");
        ONCE.put("timeline", "select appointment_id from appointment_events where event = 'MARKED_NO_SHOW'");
        ONCE.put("audit", "select object_id from audit_events where operation = 'markNoShow'");
        ONCE.put("SMS", "select appointment_id from notifications where notice = 'NO_SHOW' and channel = 'SMS'");
        ONCE.put("in-app", "select appointment_id from notifications where notice = 'NO_SHOW' and channel = 'IN_APP'");
    }

    private static final String SETTLED = "select count(*) from appointments a join bench_batch b on b.id = a.id"
            + " where a.status = 'NO_SHOW' and a.no_show_at >= a.no_show_due_at and a.version = b.version + 1";

    private static final String EXACTLY_ONCE = "select count(*) from (select b.id from bench_batch b join (%s)"
            + " effect(appointment) on effect.appointment = b.id group by b.id having count(*) = 1) once";

    private static final String RELEASED = "select count(*) from bench_batch b"
            + " join appointments a on a.id = b.id join doctor_slots s on s.id = a.slot_id and s.appointment_id is null"
            + " join no_show_logs l on l.appointment_id = b.id and l.slot_released where b.slot";

    private static final String LOOKS = """
            select md5(string_agg(line, e'\\n' order by line)) from (
                select concat_ws('|', l.reason, l.slot_time, l.timeout_minutes, l.slot_released, l.source,
                                 l.notification_sent, l.triggered_at = a.no_show_at, count(*)) as line
                  from bench_batch b join appointments a on a.id = b.id join no_show_logs l on l.appointment_id = b.id
                 group by l.reason, l.slot_time, l.timeout_minutes, l.slot_released, l.source, l.notification_sent,
                          l.triggered_at = a.no_show_at
                union all
                select concat_ws('|', e.event, e.source, e.detail, count(*))
                  from bench_batch b join appointment_events e on e.appointment_id = b.id and e.event = 'MARKED_NO_SHOW'
                 group by e.event, e.source, e.detail
                union all
                select concat_ws('|', e.operation, e.object_type, e.way, e.outcome, e.detail, count(*))
                  from bench_batch b join audit_events e on e.object_id = b.id and e.operation = 'markNoShow'
                 group by e.operation, e.object_type, e.way, e.outcome, e.detail
                union all
                select concat_ws('|', n.notice, n.channel, n.priority, n.language, n.title, n.message, n.status,
                                 n.reason, n.maximum_attempts, n.useful_until - a.no_show_due_at,
                                 n.not_before = n.created_at, n.account_id is null, n.patient_id = a.patient_id,
                                 n.doctor_id is null,
                                 replace(n.metadata::text, a.id::text, ''),
                                 replace(replace(n.idempotency_key, a.id::text, ''), a.patient_id::text, ''), count(*))
                  from bench_batch b join appointments a on a.id = b.id
                  join notifications n on n.appointment_id = b.id and n.notice = 'NO_SHOW'
                 group by n.notice, n.channel, n.priority, n.language, n.title, n.message, n.status, n.reason,
                          n.maximum_attempts, n.useful_until - a.no_show_due_at, n.not_before = n.created_at,
                          n.account_id is null, n.patient_id = a.patient_id, n.doctor_id is null,
                          replace(n.metadata::text, a.id::text, ''),
                          replace(replace(n.idempotency_key, a.id::text, ''), a.patient_id::text, '')) lines
            """;

    static Effects of(Connection database) throws SQLException {
        var once = new LinkedHashMap<String, Long>();
        once.put("status and version", number(database, SETTLED));
        for (var effect : ONCE.entrySet()) {
            once.put(effect.getKey(), number(database, String.format(EXACTLY_ONCE, effect.getValue())));
        }
        return new Effects(
                once,
                number(database, "select count(*) from bench_batch where slot"),
                number(database, RELEASED),
                number(database, "select count(*) from appointments where status = 'NO_SHOW'"),
                String.valueOf(BenchSystem.show(database, LOOKS)));
    }

    /** Whether that many appointments have every effect exactly once, and every slot that was not over is free. */
    boolean areWholeFor(int appointments) {
        return once.values().stream().allMatch(count -> count == appointments) && released == slots;
    }

    private static long number(Connection database, String query) throws SQLException {
        return Long.parseLong(BenchSystem.show(database, query));
    }
}
