package care.hms.appointment;

import care.hms.DueWork.Due;
import care.hms.hospital.AlertPolicy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Finds and mends patients who wait without an instant at which staff are alerted: rows that were imported so. */
@Dependent
class JpaMissingDeadlines {

    /** In the words of the partial index, which holds nobody who was checked in here. */
    private static final String MISSING = """
            status = 'CHECKED_IN' and (no_vitals_due_at is null or waiting_too_long_due_at is null
                or vitals_recorded_at is not null and no_doctor_due_at is null)""";

    private static final String GIVE = """
            with held as (
                select id as held_id from appointments
                 where id in (:ids) and hospital_id = :hospital and %s
                 order by id
                   for no key update skip locked)
            update appointments set process_behind = true,
                   no_vitals_due_at = coalesce(no_vitals_due_at, %s),
                   no_doctor_due_at = coalesce(no_doctor_due_at, case when vitals_recorded_at is not null then %s end),
                   waiting_too_long_due_at = coalesce(waiting_too_long_due_at, %s)
              from held where id = held_id
            """;

    private final EntityManager entities;

    @Inject
    JpaMissingDeadlines(EntityManager entities) {
        this.entities = entities;
    }

    /** Whoever came first, first, behind the last one that was seen. */
    List<Due> find(Due last, int limit) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(
                        "select checked_in_at, id from appointments where " + MISSING
                                + " and (checked_in_at, id) > (:lastAt, :lastId) order by checked_in_at, id limit :limit",
                        Tuple.class)
                .setParameter("lastAt", last.at())
                .setParameter("lastId", last.id())
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> new Due(row.get(0, Instant.class), row.get(1, UUID.class)))
                .toList();
    }

    /** In order, as everybody who shares the rules of several. */
    @SuppressWarnings("unchecked")
    List<UUID> hospitalsOf(List<UUID> ids) {
        return entities.createNativeQuery(
                        "select distinct hospital_id from appointments where id in (:ids) order by 1", UUID.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** Answers how many of this hospital's have their deadlines now; their process instances follow (decision S8). */
    int give(UUID hospitalId, AlertPolicy policy, List<UUID> ids) {
        return entities.createNativeQuery(GIVE.formatted(
                        MISSING,
                        JpaDeadlines.noVitals(policy),
                        JpaDeadlines.noDoctor(policy),
                        JpaDeadlines.waitingTooLong(policy)))
                .setParameter("ids", ids)
                .setParameter("hospital", hospitalId)
                .executeUpdate();
    }
}
