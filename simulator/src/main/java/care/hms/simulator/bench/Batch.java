package care.hms.simulator.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Appointments that are looked at together: made overdue, counted, and what was done to them compared. Their ids stand in
 * a temporary table of one connection.
 */
final class Batch implements AutoCloseable {

    private static final int WITH_SLOT = 10;

    /** Since five minutes, at the end of the slot; or in a slot that is not over, so that it is released. */
    private static final String MAKE_OVERDUE = """
            update appointments a
               set starts_at = b.starts_at, ends_at = b.ends_at, no_show_due_at = b.due_at,
                   appointment_date = (b.starts_at at time zone h.zone)::date,
                   start_time = (b.starts_at at time zone h.zone)::time,
                   end_time = (b.ends_at at time zone h.zone)::time
              from hospitals h,
                   (select id, moment - interval '5 minutes' as due_at,
                           moment - case when slot then interval '10 minutes' else interval '20 minutes' end as starts_at,
                           moment + case when slot then interval '5 minutes' else interval '-5 minutes' end as ends_at
                      from bench_batch, (select timestamptz '%s' as moment) moment) b
             where a.id = b.id and h.id = a.hospital_id
            """;

    /** Nobody's time is taken by these slots: they lie in a century of their own. */
    private static final String GIVE_SLOTS = """
            with given as (
                insert into doctor_slots (id, hospital_id, doctor_id, slot_date, start_time, end_time, starts_at, ends_at,
                                          appointment_id)
                select gen_random_uuid(), a.hospital_id, a.doctor_id, a.appointment_date, a.start_time, a.end_time,
                       s.starts_at, s.starts_at + interval '15 minutes', a.id
                  from (select id, row_number() over (order by id)
                               + (select count(*) from doctor_slots where starts_at >= '2100-01-01') as place
                          from bench_batch where slot) b
                  join appointments a on a.id = b.id
                 cross join lateral (select timestamptz '2100-01-01' + b.place * interval '15 minutes' as starts_at) s
                returning id, appointment_id)
            update appointments a set slot_id = g.id from given g where a.id = g.appointment_id
            """;

    private static final String DELETE_TIMERS = "delete from act_ru_job where process_instance_id_ in"
            + " (select proc_inst_id_ from act_ru_execution where business_key_ in (select id::text from bench_batch))";

    private static final String INSTANCES =
            "select count(*) from act_ru_execution where business_key_ in" + " (select id::text from bench_batch)";

    private static final String DROP_INSTANCES = """
            with instances as (
                select proc_inst_id_ as id from act_ru_execution
                 where business_key_ in (select id::text from bench_batch)),
            subscriptions as (
                delete from act_ru_event_subscr where proc_inst_id_ in (select id from instances)),
            variables as (
                delete from act_ru_variable where proc_inst_id_ in (select id from instances))
            delete from act_ru_execution where proc_inst_id_ in (select id from instances)
            """;

    private final Connection database;
    private final int size;

    /** From now on the connection's batch is this one. */
    Batch(Connection database, List<UUID> ids) throws SQLException {
        this.database = database;
        this.size = ids.size();
        execute("create temporary table bench_batch (id uuid primary key, version bigint, slot boolean)");
        try (var row = database.prepareStatement(
                "insert into bench_batch select id, version, false from appointments where id = any (?)")) {
            row.setArray(1, database.createArrayOf("uuid", ids.toArray()));
            row.executeUpdate();
        }
        execute("analyze bench_batch");
    }

    int size() {
        return size;
    }

    /** All of them are due, one in ten still holds a slot that is not over, and none has a timer any more. */
    void makeOverdue(Instant now) throws SQLException {
        execute("update bench_batch b set slot = n % " + WITH_SLOT + " = 0"
                + " from (select id, row_number() over (order by id) as n from bench_batch) s where b.id = s.id");
        execute(String.format(MAKE_OVERDUE, now));
        execute(GIVE_SLOTS);
        execute(DELETE_TIMERS);
        execute("analyze appointments");
    }

    /** How many are still expected; found by the index on what is due. */
    long open(Instant due) throws SQLException {
        return number("select count(*) from appointments where status in ('SCHEDULED', 'CONFIRMED')"
                + " and no_show_due_at <= timestamptz '" + due + "'");
    }

    /** How many of their process instances have not come to their end. */
    long instances() throws SQLException {
        return number(INSTANCES);
    }

    /** How many rows say that their instance has not followed. */
    long behind() throws SQLException {
        return number("select count(*) from appointments where process_behind and id in (select id from bench_batch)");
    }

    /** Ends their instances as nobody else does: between two measurements nothing has to be told to anybody. */
    void dropInstances() throws SQLException {
        execute(DROP_INSTANCES);
        execute("update appointments set process_behind = false where process_behind and id in"
                + " (select id from bench_batch)");
    }

    /** What became of them. */
    Effects effects() throws SQLException {
        return Effects.of(database);
    }

    @Override
    public void close() throws SQLException {
        execute("drop table bench_batch");
    }

    private long number(String query) throws SQLException {
        return Long.parseLong(BenchSystem.show(database, query));
    }

    private void execute(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
