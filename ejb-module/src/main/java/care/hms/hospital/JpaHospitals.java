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
