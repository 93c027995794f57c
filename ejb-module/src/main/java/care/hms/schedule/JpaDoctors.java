package care.hms.schedule;

import care.hms.NotFound;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Dependent
class JpaDoctors {

    private final EntityManager entities;

    @Inject
    JpaDoctors(EntityManager entities) {
        this.entities = entities;
    }

    void add(Doctor doctor) {
        entities.persist(doctor);
        entities.flush();
    }

    void flush() {
        entities.flush();
    }

    /** Holds the doctor's row until commit: two changes of one schedule come one after the other. */
    Doctor requireLocked(UUID hospitalId, UUID id) {
        var doctor = require(hospitalId, id);
        entities.refresh(doctor, LockModeType.PESSIMISTIC_WRITE);
        return doctor;
    }

    Doctor require(UUID hospitalId, UUID id) {
        return entities.createQuery(
                        "select d from Doctor d left join fetch d.periods where d.hospitalId = :hospital and d.id = :id",
                        Doctor.class)
                .setParameter("hospital", hospitalId)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("doctor", id));
    }

    Optional<Doctor> behindAccount(UUID accountId) {
        return entities.createQuery("select d from Doctor d where d.accountId = :account", Doctor.class)
                .setParameter("account", accountId)
                .getResultStream()
                .findFirst();
    }

    boolean hasCode(UUID hospitalId, String code) {
        return !entities.createQuery(
                        "select 1 from Doctor d where d.hospitalId = :hospital and d.code = :code", Integer.class)
                .setParameter("hospital", hospitalId)
                .setParameter("code", code)
                .getResultList()
                .isEmpty();
    }

    List<Doctor> inOrderOfCode(UUID hospitalId) {
        return entities.createQuery(
                        "select distinct d from Doctor d left join fetch d.periods"
                                + " where d.hospitalId = :hospital order by d.code",
                        Doctor.class)
                .setParameter("hospital", hospitalId)
                .getResultList();
    }
}
