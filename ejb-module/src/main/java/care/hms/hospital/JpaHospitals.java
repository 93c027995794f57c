package care.hms.hospital;

import care.hms.NotFound;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

@Dependent
class JpaHospitals {

    private final EntityManager entities;

    @Inject
    JpaHospitals(EntityManager entities) {
        this.entities = entities;
    }

    void add(Hospital hospital) {
        entities.persist(hospital);
        entities.flush();
    }

    Hospital require(UUID id) {
        var hospital = entities.find(Hospital.class, id);
        if (hospital == null) {
            throw new NotFound("hospital", id);
        }
        return hospital;
    }

    /**
     * Until commit nobody else may compute with this hospital's rules. An advisory lock: the hospital's row is not to
     * be written by every booking.
     */
    void holdRules(UUID id) {
        lock("pg_advisory_xact_lock", id);
    }

    /** Until commit the hospital's rules stay as they are; any number may share that. */
    void shareRules(UUID id) {
        lock("pg_advisory_xact_lock_shared", id);
    }

    private void lock(String function, UUID hospitalId) {
        entities.createNativeQuery(
                        "select 1 from " + function + "(hashtextextended('rules of ' || cast(:id as text), 0))",
                        Integer.class)
                .setParameter("id", hospitalId)
                .getSingleResult();
    }

    /** Writes now, so that the version is the new one. */
    void flush() {
        entities.flush();
    }

    boolean hasCode(String code) {
        return !entities.createQuery("select 1 from Hospital h where h.code = :code", Integer.class)
                .setParameter("code", code)
                .getResultList()
                .isEmpty();
    }

    List<Hospital> inOrderOfCode() {
        return entities.createQuery("select h from Hospital h order by h.code", Hospital.class)
                .getResultList();
    }

    Set<LocalDate> holidays(UUID hospitalId) {
        @SuppressWarnings("unchecked")
        List<LocalDate> days = entities.createNativeQuery(
                        "select day from holidays where hospital_id = :hospital", LocalDate.class)
                .setParameter("hospital", hospitalId)
                .getResultList();
        return Set.copyOf(days);
    }
}
