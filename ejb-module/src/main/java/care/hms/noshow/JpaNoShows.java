package care.hms.noshow;

import care.hms.DueWork.Due;
import care.hms.Source;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@Dependent
class JpaNoShows {

    /** The list of effects of {@link NoShowEffects} and its line in the audit, for any number of rows at once. */
    private static final String SETTLE = """
            with due as (
                select id from appointments
                 where id in (:ids) and status in ('SCHEDULED', 'CONFIRMED') and no_show_due_at <= :now
                 order by id
                   for no key update skip locked),
            marked as (
                update appointments a set status = 'NO_SHOW', no_show_at = :now, version = version + 1,
                       process_behind = true
                  from due where a.id = due.id
                returning a.id, a.hospital_id, a.slot_id, a.start_time, a.starts_at, a.ends_at, a.no_show_due_at),
            released as (
                update doctor_slots s set appointment_id = null
                  from marked m where s.appointment_id = m.id and s.id = m.slot_id and m.ends_at > :now
                returning m.id),
            logged as (
                insert into no_show_logs (id, hospital_id, appointment_id, reason, slot_time, timeout_minutes,
                                          triggered_at, slot_released, slot_released_at, source)
                select gen_random_uuid(), m.hospital_id, m.id, 'AUTO_TIMEOUT', m.start_time,
                       extract(epoch from m.ends_at - m.starts_at) / 60, :now, r.id is not null,
                       case when r.id is not null then cast(:now as timestamptz) end, :source
                  from marked m left join released r on r.id = m.id),
            told as (
                insert into appointment_events (hospital_id, appointment_id, at, event, source, detail)
                select m.hospital_id, m.id, :now, 'MARKED_NO_SHOW', :source,
                       jsonb_build_object('reason', 'AUTO_TIMEOUT', 'slotReleased',
                                          case when r.id is not null then 'true' else 'false' end)
                  from marked m left join released r on r.id = m.id),
            audited as (
                insert into audit_events (at, hospital_id, operation, object_type, object_id, way, outcome, detail)
                select :now, m.hospital_id, 'markNoShow', 'appointment', m.id, :way, 'success',
                       jsonb_build_object('noShowReason', 'AUTO_TIMEOUT')
                  from marked m)
            select no_show_due_at, id from marked
            """;

    private final EntityManager entities;

    @Inject
    JpaNoShows(EntityManager entities) {
        this.entities = entities;
    }

    void add(NoShowLog log) {
        entities.persist(log);
        entities.flush();
    }

    /** The line that stands; none for what was imported as a no-show. */
    Optional<NoShowLog> standing(UUID appointmentId) {
        return entities.createQuery(
                        "select l from NoShowLog l where l.appointmentId = :appointment and l.reversedAt is null",
                        NoShowLog.class)
                .setParameter("appointment", appointmentId)
                .getResultStream()
                .findFirst();
    }

    /** The earliest due first, behind the last one that was seen; the partial index holds nothing else. */
    List<Due> due(Instant now, Set<UUID> closed, Due last, int limit) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(
                        "select no_show_due_at, id from appointments where status in ('SCHEDULED', 'CONFIRMED')"
                                + " and no_show_due_at <= :now and (no_show_due_at, id) > (:lastAt, :lastId)"
                                + " and hospital_id <> all (:closed)"
                                + " order by no_show_due_at, id limit :limit",
                        Tuple.class)
                .setParameter("now", now)
                .setParameter("lastAt", last.at())
                .setParameter("lastId", last.id())
                .setParameter("closed", closed.toArray(UUID[]::new))
                .setParameter("limit", limit)
                .getResultList();
        return dues(rows);
    }

    /** Answers which of them are no-shows now, and since when they were due. */
    List<Due> settle(List<UUID> ids, Instant now, Source source) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(SETTLE, Tuple.class)
                .setParameter("ids", ids)
                .setParameter("now", now)
                .setParameter("source", source.word())
                .setParameter("way", way(source))
                .getResultList();
        return dues(rows);
    }

    private static List<Due> dues(List<Tuple> rows) {
        return rows.stream()
                .map(row -> new Due(row.get(0, Instant.class), row.get(1, UUID.class)))
                .toList();
    }

    private static String way(Source source) {
        return switch (source) {
            case EXTERNAL -> "trigger";
            case TIMER -> "timer";
            default -> "sweep";
        };
    }
}
