package care.hms.simulator.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Appointments that wait, with everything that belongs to them: row, process instance, job, variable, subscriptions,
 * history. Cloned from one that was really booked, because booking a hundred thousand takes hours.
 */
final class WaitingTimers {

    /** Whole rows are copied, so that a new column is copied too; only what must differ is named. */
    private static final String CLONE = "insert into %1$s (%2$s) select %3$s from %1$s original"
            + " cross join generate_series(%4$d, %5$d) n"
            + " cross join lateral jsonb_populate_record(original, jsonb_build_object(%6$s)) copy where %7$s";

    /** All that can be written: what is generated generates itself. */
    private static final String COLUMNS = "select string_agg('%2$s' || quote_ident(column_name), ', '"
            + " order by ordinal_position) from information_schema.columns"
            + " where table_schema = current_schema() and table_name = '%1$s' and is_generated = 'NEVER'";

    /** A number that nobody has. */
    private static final String FICTION = "+49 30 23125 000";

    private final Connection database;
    private final UUID original;
    private final int patients;
    private int added;

    /**
     * @param original the appointment that is cloned
     * @param patients how many patients take turns, each a clone of the original's; those of one turn are due together
     */
    WaitingTimers(Connection database, UUID original, int patients) throws SQLException {
        this.database = database;
        this.original = original;
        this.patients = patients;
        clone(
                1,
                patients,
                "patients",
                "'id', md5(original.id::text || n % " + patients
                        + ")::uuid, 'mrn', original.mrn || '-' || n, 'phone', '" + FICTION + "'",
                "original.id = (select patient_id from appointments where id = '" + original + "')");
    }

    /**
     * Adds that many. The first turn begins then, and each further one a quarter of an hour later.
     *
     * @return their ids
     */
    List<UUID> add(int times, Instant first) throws SQLException {
        var from = added + 1;
        added += times;
        var instance = instanceOf(original);
        var ofInstance = "original.proc_inst_id_ = '" + instance + "'";
        var start = "timestamptz '" + first + "' + (n - " + from + ") / " + patients + " * interval '15 minutes'";
        var due = "date_trunc('milliseconds', " + start + " + interval '15 minutes')";
        var local = ") at time zone '" + zone() + "')";
        var key = "md5('" + original + "' || '/' || n)::uuid";
        clone(
                from,
                added,
                "appointments",
                "'id', " + key + ", 'patient_id', md5(original.patient_id::text || n % " + patients
                        + ")::uuid, 'slot_id', null, 'starts_at', " + start + ", 'ends_at', " + due
                        + ", 'no_show_due_at', " + due + ", 'appointment_date', ((" + start + local
                        + "::date, 'start_time', (("
                        + start + local + "::time, 'end_time', ((" + due + local + "::time",
                "original.id = '" + original + "'");
        clone(
                from,
                added,
                "act_ru_execution",
                ids("id_", "root_proc_inst_id_", "proc_inst_id_", "parent_id_", "act_inst_id_")
                        + ", 'business_key_', case when original.business_key_ is not null then " + key + " end",
                ofInstance);
        clone(
                from,
                added,
                "act_ru_variable",
                ids("id_", "execution_id_", "proc_inst_id_", "var_scope_") + ", 'long_', (extract(epoch from " + due
                        + ") * 1000)::bigint",
                ofInstance);
        clone(from, added, "act_ru_event_subscr", ids("id_", "execution_id_", "proc_inst_id_"), ofInstance);
        clone(
                from,
                added,
                "act_ru_job",
                ids("id_", "execution_id_", "root_proc_inst_id_", "process_instance_id_") + ", 'duedate_', " + due,
                "original.process_instance_id_ = '" + instance + "'");
        clone(
                from,
                added,
                "act_hi_procinst",
                ids("id_", "proc_inst_id_", "root_proc_inst_id_") + ", 'business_key_', " + key,
                ofInstance);
        clone(
                from,
                added,
                "act_hi_actinst",
                ids("id_", "parent_act_inst_id_", "proc_inst_id_", "root_proc_inst_id_", "execution_id_"),
                ofInstance);
        execute("analyze");
        return ids(from, added);
    }

    private List<UUID> ids(int from, int to) throws SQLException {
        var ids = new ArrayList<UUID>();
        try (var statement = database.createStatement();
                var answer = statement.executeQuery("select md5('" + original + "' || '/' || n)::uuid"
                        + " from generate_series(" + from + ", " + to + ") n order by n")) {
            while (answer.next()) {
                ids.add(answer.getObject(1, UUID.class));
            }
        }
        return ids;
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

    private String zone() throws SQLException {
        return BenchSystem.show(
                database,
                "select h.zone from hospitals h join appointments a on a.hospital_id = h.id where a.id = '" + original
                        + "'");
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

    private void clone(int from, int to, String table, String differing, String which) throws SQLException {
        var columns = BenchSystem.show(database, String.format(COLUMNS, table, ""));
        var copied = BenchSystem.show(database, String.format(COLUMNS, table, "copy."));
        execute(String.format(CLONE, table, columns, copied, from, to, differing, which));
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
