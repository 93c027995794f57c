package care.hms.simulator.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Appointments that wait, with everything that belongs to them: row, process instance, job, variable, subscriptions,
 * history. Cloned from one that was really booked, because booking a hundred thousand takes hours.
 */
final class WaitingTimers {

    /** Whole rows are copied, so that a new column is copied too; only what must differ is named. */
    private static final String CLONE = "insert into %1$s select copy.* from %1$s original"
            + " cross join generate_series(1, %2$d) n"
            + " cross join lateral jsonb_populate_record(original, jsonb_build_object(%3$s)) copy where %4$s";

    /** The first clone is due in a month, the others a quarter of an hour after each other. */
    private static final String START = "now() + interval '30 days' + n * interval '15 minutes'";

    private static final String DUE = "date_trunc('milliseconds', " + START + " + interval '15 minutes')";

    private final Connection database;

    WaitingTimers(Connection database) {
        this.database = database;
    }

    /** Clones the booked appointment that many times. */
    void cloneFrom(UUID appointment, int times) throws SQLException {
        var instance = instanceOf(appointment);
        var ofInstance = "original.proc_inst_id_ = '" + instance + "'";
        clone(
                times,
                "appointments",
                "'id', md5(original.id::text || n)::uuid, 'slot_id', null, 'starts_at', " + START + ", 'ends_at', "
                        + DUE + ", 'no_show_due_at', " + DUE,
                "original.id = '" + appointment + "'");
        clone(
                times,
                "act_ru_execution",
                ids("id_", "root_proc_inst_id_", "proc_inst_id_", "parent_id_", "act_inst_id_")
                        + ", 'business_key_', md5('" + appointment + "' || n)::uuid",
                ofInstance);
        clone(
                times,
                "act_ru_variable",
                ids("id_", "execution_id_", "proc_inst_id_", "var_scope_") + ", 'long_', (extract(epoch from " + DUE
                        + ") * 1000)::bigint",
                ofInstance);
        clone(times, "act_ru_event_subscr", ids("id_", "execution_id_", "proc_inst_id_"), ofInstance);
        clone(
                times,
                "act_ru_job",
                ids("id_", "execution_id_", "root_proc_inst_id_", "process_instance_id_") + ", 'duedate_', " + DUE,
                "original.process_instance_id_ = '" + instance + "'");
        clone(
                times,
                "act_hi_procinst",
                ids("id_", "proc_inst_id_", "root_proc_inst_id_") + ", 'business_key_', md5('" + appointment
                        + "' || n)::uuid",
                ofInstance);
        clone(
                times,
                "act_hi_actinst",
                ids("id_", "parent_act_inst_id_", "proc_inst_id_", "root_proc_inst_id_", "execution_id_"),
                ofInstance);
        execute("analyze");
    }

    /** Moves the deadlines of booked appointments, in the row and in its timer. */
    void moveDeadlines(Map<UUID, Instant> due) throws SQLException {
        database.setAutoCommit(false);
        try (var row = database.prepareStatement("update appointments set starts_at = ? - interval '15 minutes',"
                        + " ends_at = ?, no_show_due_at = ? where id = ?");
                var job = database.prepareStatement("update act_ru_job set duedate_ = ? at time zone 'UTC'"
                        + " where process_instance_id_ ="
                        + " (select proc_inst_id_ from act_ru_execution where business_key_ = ?)")) {
            for (var each : due.entrySet()) {
                var instant = OffsetDateTime.ofInstant(each.getValue(), ZoneOffset.UTC);
                row.setObject(1, instant);
                row.setObject(2, instant);
                row.setObject(3, instant);
                row.setObject(4, each.getKey());
                row.addBatch();
                job.setObject(1, instant);
                job.setString(2, each.getKey().toString());
                job.addBatch();
            }
            row.executeBatch();
            job.executeBatch();
            database.commit();
        } finally {
            database.setAutoCommit(true);
        }
    }

    /** How many timers wait now. */
    long count() throws SQLException {
        try (var statement = database.createStatement();
                var answer =
                        statement.executeQuery("select count(*) from act_ru_job where handler_type_ like 'timer-%'")) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private String instanceOf(UUID appointment) throws SQLException {
        try (var query =
                database.prepareStatement("select proc_inst_id_ from act_ru_execution where business_key_ = ?")) {
            query.setString(1, appointment.toString());
            try (var answer = query.executeQuery()) {
                if (!answer.next()) {
                    throw new BenchFault("appointment " + appointment + " has no process instance");
                }
                return answer.getString(1);
            }
        }
    }

    private void clone(int times, String table, String differing, String which) throws SQLException {
        execute(String.format(CLONE, table, times, differing, which));
    }

    /** The same old id becomes the same new id wherever it stands; what is null stays null. */
    private static String ids(String... columns) {
        return String.join(
                ", ",
                List.of(columns).stream()
                        .map(column -> "'" + column + "', md5(original." + column + " || '#' || n)::uuid")
                        .toList());
    }

    private void execute(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
