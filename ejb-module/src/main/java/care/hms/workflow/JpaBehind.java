package care.hms.workflow;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The appointments whose process instance is not where their row is (decision S8). */
@Dependent
class JpaBehind {

    /** Whoever is being changed at this moment takes its instance along, and is looked at again in an hour. */
    private static final String MARK_MISSING = """
            with missing as (
                select a.id from appointments a
                 where a.status in ('SCHEDULED', 'CONFIRMED', 'CHECKED_IN', 'IN_PROGRESS') and not a.process_behind
                   and not exists (select 1 from act_ru_execution e where e.business_key_ = cast(a.id as text))
                   for no key update skip locked)
            update appointments a set process_behind = true from missing where a.id = missing.id
            """;

    private final EntityManager entities;

    @Inject
    JpaBehind(EntityManager entities) {
        this.entities = entities;
    }

    /** In the transaction in which the row went ahead. */
    void mark(UUID appointmentId) {
        mark(List.of(appointmentId));
    }

    void mark(Collection<UUID> appointmentIds) {
        entities.createNativeQuery("update appointments set process_behind = true where id in (:ids)")
                .setParameter("ids", appointmentIds)
                .executeUpdate();
    }

    /** Answers how many live appointments have no instance at all. */
    int markMissing() {
        return entities.createNativeQuery(MARK_MISSING).executeUpdate();
    }

    /** In the order of ids, behind the last one that was seen. */
    @SuppressWarnings("unchecked")
    List<UUID> page(UUID last, int limit) {
        return entities.createNativeQuery(
                        "select id from appointments where process_behind and id > :last order by id limit :limit",
                        UUID.class)
                .setParameter("last", last)
                .setParameter("limit", limit)
                .getResultList();
    }

    /** The hospital of the appointment, which is held until commit; empty when it is not behind, or in others' hands. */
    Optional<UUID> hold(UUID appointmentId) {
        @SuppressWarnings("unchecked")
        List<UUID> hospitals = entities.createNativeQuery(
                        "select hospital_id from appointments where process_behind and id = :id"
                                + " for no key update skip locked",
                        UUID.class)
                .setParameter("id", appointmentId)
                .getResultList();
        return hospitals.stream().findFirst();
    }

    void clear(UUID appointmentId) {
        entities.createNativeQuery("update appointments set process_behind = false where id = :id")
                .setParameter("id", appointmentId)
                .executeUpdate();
    }
}
