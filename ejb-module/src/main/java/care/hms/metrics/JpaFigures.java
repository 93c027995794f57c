package care.hms.metrics;

import care.hms.metrics.Figure.Series;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Counts in one statement. Each line reads a partial index that holds nothing but what it counts, or one day of an
 * ordered one: the cost grows with what is open, not with what there ever was.
 */
@Dependent
class JpaFigures {

    private static final Duration DAY = Duration.ofHours(24);

    /** A database that is busy with something else is not asked for longer. */
    private static final Duration AT_MOST = Duration.ofSeconds(2);

    private static final String COUNT = """
            select 'APPOINTMENTS_OPEN', 'expected', null, cast(count(*) as double precision) from appointments
             where status in ('SCHEDULED', 'CONFIRMED')
            union all
            select 'APPOINTMENTS_OPEN', 'waiting', null, count(*) from appointments where status = 'CHECKED_IN'
            union all
            select 'APPOINTMENTS_OPEN', 'in_consultation', null, count(*) from appointments where status = 'IN_PROGRESS'
            union all
            select 'OVERDUE', 'no_show', null, count(*) from appointments
             where status in ('SCHEDULED', 'CONFIRMED') and no_show_due_at <= :now
            union all
            select 'OVERDUE', 'no_vitals', null, count(*) from appointments a
             where status = 'CHECKED_IN' and vitals_recorded_at is null and no_vitals_due_at <= :now
               and not exists (select 1 from stage_alerts s where s.appointment_id = a.id and s.alert_type = 'NO_VITALS')
            union all
            select 'OVERDUE', 'no_doctor', null, count(*) from appointments a
             where status = 'CHECKED_IN' and vitals_recorded_at is not null and no_doctor_due_at <= :now
               and not exists (select 1 from stage_alerts s where s.appointment_id = a.id and s.alert_type = 'NO_DOCTOR')
            union all
            select 'OVERDUE', 'waiting_too_long', null, count(*) from appointments a
             where status = 'CHECKED_IN' and waiting_too_long_due_at <= :now
               and not exists (select 1 from stage_alerts s
                                where s.appointment_id = a.id and s.alert_type = 'WAITING_TOO_LONG')
            union all
            select 'PROCESSES_BEHIND', null, null, count(*) from appointments where process_behind
            union all
            select 'NO_SHOWS', l.reason, null, count(*) from hospitals h
             cross join lateral (select reason from no_show_logs
                                  where hospital_id = h.id and triggered_at > :yesterday and reversed_at is null
                                 offset 0) l
             group by l.reason
            union all
            select 'ALERTS_OPEN', alert_type, status, count(*) from stage_alerts
             where status <> 'RESOLVED' group by alert_type, status
            union all
            select 'ALERT_OLDEST', alert_type, null,
                   extract(epoch from cast(:now as timestamptz) - min(triggered_at)) from stage_alerts
             where status <> 'RESOLVED' and status = 'ACTIVE' group by alert_type
            union all
            select 'OUTBOX', channel, case when status = 'PENDING' and not_before > :now then 'held' else status end,
                   count(*) from notifications where status in ('PENDING', 'SENDING') group by 2, 3
            union all
            select 'OUTBOX', channel, 'failed', count(*) from notifications
             where status = 'FAILED' and created_at > :yesterday group by channel
            union all
            select 'OUTBOX_OLDEST', channel, null,
                   extract(epoch from cast(:now as timestamptz) - min(greatest(created_at, not_before)))
              from notifications
             where status in ('PENDING', 'SENDING') and not_before <= :now group by channel
            """;

    private final EntityManager entities;

    @Inject
    JpaFigures(EntityManager entities) {
        this.entities = entities;
    }

    /** What there is of each series; a series of which there is nothing is missing. In the caller's transaction. */
    Map<Series, Double> read(Instant now) {
        entities.createNativeQuery("select set_config('statement_timeout', :millis, true)", String.class)
                .setParameter("millis", String.valueOf(AT_MOST.toMillis()))
                .getSingleResult();
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(COUNT, Tuple.class)
                .setParameter("now", now)
                .setParameter("yesterday", now.minus(DAY))
                .getResultList();
        var counted = new HashMap<Series, Double>();
        rows.forEach(row -> counted.put(series(row), row.get(3, Number.class).doubleValue()));
        return counted;
    }

    private static Series series(Tuple row) {
        var values = Stream.of(row.get(1, String.class), row.get(2, String.class))
                .filter(Objects::nonNull)
                .map(value -> value.toLowerCase(Locale.ROOT))
                .toList();
        return new Series(Figure.valueOf(row.get(0, String.class)), values);
    }
}
