package care.hms.noshow;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Reads history and figures straight from the rows. */
@Dependent
class JpaNoShowReports {

    private static final String DAYS = """
             where a.hospital_id = :hospital and a.appointment_date between :from and :to
               and (cast(:doctor as uuid) is null or a.doctor_id = :doctor)
            """;

    private static final String LOGS = """
              from no_show_logs l
              join appointments a on a.id = l.appointment_id
              join patients p on p.id = a.patient_id
              join doctors d on d.id = a.doctor_id
            """ + DAYS + """
               and (cast(:patient as uuid) is null or a.patient_id = :patient)
               and (cast(:reason as text) is null or l.reason = :reason)
            """;

    /** One pass over the days gives every grouping: those that a row is not of are null. */
    private static final String FIGURES = """
            select cast(a.appointment_date as text) as day, a.doctor_id, d.first_name, d.last_name,
                   cast(extract(isodow from a.appointment_date) as integer) as weekday,
                   cast(extract(hour from a.start_time) as integer) as hour,
                   count(*) as appointments,
                   count(*) filter (where a.status = 'NO_SHOW' and (cast(:reason as text) is null or exists (
                       select 1 from no_show_logs l where l.appointment_id = a.id and l.reversed_at is null
                          and l.reason = :reason))) as no_shows
              from appointments a join doctors d on d.id = a.doctor_id
            """ + DAYS + """
               and a.ends_at <= :now and a.status in ('NO_SHOW', 'COMPLETED', 'IN_PROGRESS', 'CHECKED_IN')
               and (cast(:patient as uuid) is null or a.patient_id = :patient)
             group by grouping sets ((a.appointment_date), (a.doctor_id, d.id, d.first_name, d.last_name),
                                     (extract(isodow from a.appointment_date)), (extract(hour from a.start_time)))
             order by a.appointment_date, d.last_name, d.first_name, d.id, weekday, hour
            """;

    private final EntityManager entities;

    @Inject
    JpaNoShowReports(EntityManager entities) {
        this.entities = entities;
    }

    List<NoShowLogView> logs(UUID hospitalId, NoShowFilter filter, int first, int size) {
        var query = entities.createNativeQuery(
                "select l.id, l.appointment_id, l.reason, l.note, cast(a.appointment_date as text) as day,"
                        + " cast(l.slot_time as text) as slot_time, l.timeout_minutes, l.triggered_at,"
                        + " l.slot_released, l.slot_released_at, l.notification_sent, l.created_by, l.source,"
                        + " l.reversed_at, l.reversed_by, l.reversal_reason, p.id as patient_id, p.first_name,"
                        + " p.last_name, p.mrn, d.id as doctor_id, d.first_name as doctor_first_name,"
                        + " d.last_name as doctor_last_name" + LOGS + " order by l.triggered_at desc, l.id",
                Tuple.class);
        return read(
                bind(query, hospitalId, filter).setFirstResult(first).setMaxResults(size), JpaNoShowReports::logView);
    }

    long countLogs(UUID hospitalId, NoShowFilter filter) {
        var query = entities.createNativeQuery("select count(*)" + LOGS, Long.class);
        return (Long) bind(query, hospitalId, filter).getSingleResult();
    }

    NoShowStats stats(UUID hospitalId, NoShowFilter filter, Instant now) {
        var figures = read(
                bind(entities.createNativeQuery(FIGURES, Tuple.class), hospitalId, filter)
                        .setParameter("now", now),
                Function.identity());
        var days = of(figures, "day");
        var all = NoShowStats.Figures.of(sum(days, "appointments"), sum(days, "no_shows"));
        return new NoShowStats(
                filter.from(),
                filter.to(),
                all,
                lateCancellations(hospitalId, filter),
                days.stream()
                        .map(row -> new NoShowStats.OfDay(LocalDate.parse(row.get("day", String.class)), figures(row)))
                        .toList(),
                of(figures, "doctor_id").stream()
                        .map(row -> new NoShowStats.OfDoctor(
                                row.get("doctor_id", UUID.class),
                                row.get("first_name", String.class),
                                row.get("last_name", String.class),
                                figures(row)))
                        .toList(),
                of(figures, "weekday").stream()
                        .map(row -> new NoShowStats.OfWeekday(row.get("weekday", Integer.class), figures(row)))
                        .toList(),
                of(figures, "hour").stream()
                        .map(row -> new NoShowStats.OfHour(row.get("hour", Integer.class), figures(row)))
                        .toList(),
                reasons(hospitalId, filter, now, all.appointments()));
    }

    private static List<Tuple> of(List<Tuple> figures, String grouping) {
        return figures.stream().filter(row -> row.get(grouping) != null).toList();
    }

    private static long sum(List<Tuple> rows, String column) {
        return rows.stream().mapToLong(row -> row.get(column, Long.class)).sum();
    }

    private static NoShowStats.Figures figures(Tuple row) {
        return NoShowStats.Figures.of(row.get("appointments", Long.class), row.get("no_shows", Long.class));
    }

    private long lateCancellations(UUID hospitalId, NoShowFilter filter) {
        var query = entities.createNativeQuery(
                "select count(*) from appointments a" + DAYS
                        + " and a.status = 'CANCELLED' and a.cancelled_at <= a.starts_at"
                        + " and a.cancelled_at >= a.starts_at - interval '24 hours'"
                        + " and not exists (select 1 from appointment_events e where e.appointment_id = a.id"
                        + " and e.event = 'CANCELLED' and e.detail ->> 'absenceId' is not null)"
                        + " and (cast(:patient as uuid) is null or a.patient_id = :patient)",
                Long.class);
        return (Long) bindDays(query, hospitalId, filter).getSingleResult();
    }

    private List<NoShowStats.OfReason> reasons(UUID hospitalId, NoShowFilter filter, Instant now, long appointments) {
        var query = entities.createNativeQuery(
                "select l.reason, count(*) as no_shows" + LOGS
                        + " and l.reversed_at is null and a.ends_at <= :now group by l.reason order by l.reason",
                Tuple.class);
        return read(
                bind(query, hospitalId, filter).setParameter("now", now),
                row -> new NoShowStats.OfReason(
                        NoShowReason.valueOf(row.get("reason", String.class)),
                        NoShowStats.Figures.of(appointments, row.get("no_shows", Long.class))));
    }

    private static Query bind(Query query, UUID hospitalId, NoShowFilter filter) {
        return bindDays(query, hospitalId, filter)
                .setParameter(
                        "reason",
                        filter.reason() == null ? null : filter.reason().name());
    }

    private static Query bindDays(Query query, UUID hospitalId, NoShowFilter filter) {
        return query.setParameter("hospital", hospitalId)
                .setParameter("from", filter.from())
                .setParameter("to", filter.to())
                .setParameter("doctor", filter.doctorId())
                .setParameter("patient", filter.patientId());
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> read(Query query, Function<Tuple, T> view) {
        List<Tuple> rows = query.getResultList();
        return rows.stream().map(view).toList();
    }

    private static NoShowLogView logView(Tuple row) {
        var reversedAt = row.get("reversed_at", Instant.class);
        return new NoShowLogView(
                row.get("id", UUID.class),
                row.get("appointment_id", UUID.class),
                NoShowReason.valueOf(row.get("reason", String.class)),
                row.get("note", String.class),
                LocalDate.parse(row.get("day", String.class)),
                LocalTime.parse(row.get("slot_time", String.class)),
                row.get("timeout_minutes", Integer.class),
                row.get("triggered_at", Instant.class),
                row.get("slot_released", Boolean.class),
                row.get("slot_released_at", Instant.class),
                row.get("notification_sent", Boolean.class),
                row.get("created_by", UUID.class),
                row.get("source", String.class),
                reversedAt == null
                        ? null
                        : new NoShowLogView.Reversal(
                                reversedAt,
                                row.get("reversed_by", UUID.class),
                                row.get("reversal_reason", String.class)),
                new NoShowLogView.Patient(
                        row.get("patient_id", UUID.class),
                        row.get("first_name", String.class),
                        row.get("last_name", String.class),
                        row.get("mrn", String.class)),
                new NoShowLogView.Doctor(
                        row.get("doctor_id", UUID.class),
                        new NoShowLogView.User(
                                row.get("doctor_first_name", String.class),
                                row.get("doctor_last_name", String.class))));
    }
}
