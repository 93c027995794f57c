package care.hms.stagealert;

import care.hms.DueWork.Due;
import care.hms.Source;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Alerts set-based: what {@link RaiseAlert} does for one appointment, for any number of them at once. */
@Dependent
class JpaDueAlerts {

    /** Each type's reason and instant, in words that the partial indexes know. */
    private static String due(AlertType type) {
        return switch (type) {
            case NO_VITALS -> "a.status = 'CHECKED_IN' and a.vitals_recorded_at is null and a.no_vitals_due_at";
            case NO_DOCTOR -> "a.status = 'CHECKED_IN' and a.vitals_recorded_at is not null and a.no_doctor_due_at";
            case WAITING_TOO_LONG -> "a.status = 'CHECKED_IN' and a.waiting_too_long_due_at";
        };
    }

    private static String dueColumn(AlertType type) {
        return due(type).substring(due(type).lastIndexOf(' ') + 1);
    }

    private static String since(AlertType type) {
        return type == AlertType.NO_DOCTOR ? "a.vitals_recorded_at" : "a.checked_in_at";
    }

    /** The row is held, so that the event that ends the reason comes before or after and never in between. */
    private static final String RAISE = """
            with due as (
                select a.id, a.hospital_id, a.patient_id, %s as since, %s as due_at from appointments a
                 where a.id in (:ids) and %s <= :now
                 order by a.id
                   for no key update skip locked),
            raised as (
                insert into stage_alerts (id, hospital_id, appointment_id, alert_type, status, message, triggered_at)
                select gen_random_uuid(), d.hospital_id, d.id, :type, 'ACTIVE',
                       format(:message, 'Patient ' || p.first_name || ' ' || p.last_name || ' (' || p.mrn || ')',
                              to_char(d.since at time zone h.zone, 'HH24:MI')),
                       :now
                  from due d
                  join patients p on p.hospital_id = d.hospital_id and p.id = d.patient_id
                  join hospitals h on h.id = d.hospital_id
                    on conflict (appointment_id, alert_type) do nothing
                returning hospital_id, appointment_id),
            """ + written("raised", "ALERT_RAISED", "raiseAlert", ":type")
            + "select d.due_at from raised r join due d on d.id = r.appointment_id";

    /** Whoever is in the waiting room may still have a reason; nobody else has any (L2). */
    private static final String GONE = """
            from stage_alerts s join appointments a on a.id = s.appointment_id
             where s.status <> 'RESOLVED'
               and not (a.status = 'CHECKED_IN' and case s.alert_type
                        when 'NO_VITALS' then a.vitals_recorded_at is null
                        when 'NO_DOCTOR' then a.vitals_recorded_at is not null
                        else true end)
            """;

    private static final String RESOLVE = "with gone as (select s.id " + GONE + """
                   and s.id in (:ids)
                 order by s.id
                   for no key update of s skip locked),
            resolved as (
                update stage_alerts s set status = 'RESOLVED', resolved_at = :now, version = s.version + 1
                  from gone where s.id = gone.id
                returning s.hospital_id, s.appointment_id, s.alert_type),
            """
            + written("resolved", "ALERT_RESOLVED", "resolveAlert", "alert_type") + "select count(*) from resolved";

    private final EntityManager entities;

    @Inject
    JpaDueAlerts(EntityManager entities) {
        this.entities = entities;
    }

    /** The timeline and the audit of every act on an alert that happens by itself. */
    private static String written(String rows, String event, String operation, String type) {
        return """
                told as (
                    insert into appointment_events (hospital_id, appointment_id, at, event, source, detail)
                    select hospital_id, appointment_id, :now, '%2$s', :source, jsonb_build_object('alertType', %4$s)
                      from %1$s),
                audited as (
                    insert into audit_events (at, hospital_id, operation, object_type, object_id, way, outcome, detail)
                    select :now, hospital_id, '%3$s', 'appointment', appointment_id, :way, 'success',
                           jsonb_build_object('alertType', %4$s)
                      from %1$s)
                """.formatted(rows, event, operation, type.startsWith(":") ? "cast(" + type + " as text)" : type);
    }

    /** The earliest due first that have no alert of this type, behind the last one that was seen. */
    List<Due> due(AlertType type, Instant now, Set<UUID> closed, Due last, int limit) {
        var column = dueColumn(type);
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(
                        "select " + column + ", a.id from appointments a where " + due(type) + " <= :now and (" + column
                                + ", a.id) > (:lastAt, :lastId) and a.hospital_id <> all (:closed) and not exists (select 1 from stage_alerts s"
                                + " where s.appointment_id = a.id and s.alert_type = :type)"
                                + " order by " + column + ", a.id limit :limit",
                        Tuple.class)
                .setParameter("now", now)
                .setParameter("lastAt", last.at())
                .setParameter("lastId", last.id())
                .setParameter("closed", closed.toArray(UUID[]::new))
                .setParameter("type", type.name())
                .setParameter("limit", limit)
                .getResultList();
        return dues(rows);
    }

    /** Answers since when those were due that are raised now. */
    @SuppressWarnings("unchecked")
    List<Instant> raise(AlertType type, List<UUID> ids, Instant now, Source source) {
        var statement = entities.createNativeQuery(
                        RAISE.formatted(since(type), dueColumn(type), due(type)), Instant.class)
                .setParameter("ids", ids)
                .setParameter("type", type.name())
                // PostgreSQL's format() fills the same places by number.
                .setParameter("message", type.message("%1$s", "%2$s"));
        return signed(statement, now, source).getResultList();
    }

    /** The ids of open alerts that have no reason any more, the oldest first, behind the last one that was seen. */
    List<Due> gone(Set<UUID> closed, Due last, int limit) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(
                        "select s.triggered_at, s.id " + GONE + " and (s.triggered_at, s.id) > (:lastAt, :lastId)"
                                + " and s.hospital_id <> all (:closed)"
                                + " order by s.triggered_at, s.id limit :limit",
                        Tuple.class)
                .setParameter("lastAt", last.at())
                .setParameter("lastId", last.id())
                .setParameter("closed", closed.toArray(UUID[]::new))
                .setParameter("limit", limit)
                .getResultList();
        return dues(rows);
    }

    int resolve(List<UUID> alertIds, Instant now, Source source) {
        var statement = entities.createNativeQuery(RESOLVE, Long.class).setParameter("ids", alertIds);
        return Math.toIntExact((Long) signed(statement, now, source).getSingleResult());
    }

    private static List<Due> dues(List<Tuple> rows) {
        return rows.stream()
                .map(row -> new Due(row.get(0, Instant.class), row.get(1, UUID.class)))
                .toList();
    }

    /** When it happened, and by which way, as timeline and audit tell it. */
    private static Query signed(Query statement, Instant now, Source source) {
        return statement
                .setParameter("now", now)
                .setParameter("source", source.word())
                .setParameter("way", source == Source.EXTERNAL ? "trigger" : "sweep");
    }
}
