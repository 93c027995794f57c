package care.hms.hospital;

import care.hms.NotFound;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The patients who are known: whoever was anonymised is none any more. */
@Dependent
class JpaPatients {

    private static final String MATCHES =
            " where p.hospitalId = :hospital and p.anonymisedAt is null and (lower(p.lastName) like :start escape '\\'"
                    + " or lower(p.firstName) like :start escape '\\' or p.mrn = :mrn)";

    private final EntityManager entities;

    @Inject
    JpaPatients(EntityManager entities) {
        this.entities = entities;
    }

    void add(Patient patient) {
        entities.persist(patient);
        entities.flush();
    }

    boolean hasMrn(UUID hospitalId, String mrn) {
        return !entities.createQuery(
                        "select 1 from Patient p where p.hospitalId = :hospital and p.mrn = :mrn", Integer.class)
                .setParameter("hospital", hospitalId)
                .setParameter("mrn", mrn)
                .getResultList()
                .isEmpty();
    }

    Optional<Patient> find(UUID hospitalId, UUID id) {
        return entities.createQuery(
                        "select p from Patient p where p.hospitalId = :hospital and p.id = :id and p.anonymisedAt is null",
                        Patient.class)
                .setParameter("hospital", hospitalId)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    Patient require(UUID hospitalId, UUID id) {
        return find(hospitalId, id).orElseThrow(() -> new NotFound("patient", id));
    }

    Optional<Patient> behindAccount(UUID accountId) {
        return entities.createQuery("select p from Patient p where p.accountId = :account", Patient.class)
                .setParameter("account", accountId)
                .getResultStream()
                .findFirst();
    }

    void flush() {
        entities.flush();
    }

    List<Patient> inOrderOfName(UUID hospitalId, int first, int size) {
        return entities.createQuery(
                        "select p from Patient p where p.hospitalId = :hospital and p.anonymisedAt is null"
                                + " order by p.lastName, p.firstName, p.id",
                        Patient.class)
                .setParameter("hospital", hospitalId)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList();
    }

    long count(UUID hospitalId) {
        return entities.createQuery(
                        "select count(p) from Patient p where p.hospitalId = :hospital and p.anonymisedAt is null",
                        Long.class)
                .setParameter("hospital", hospitalId)
                .getSingleResult();
    }

    /** Those whose first or last name begins so, in any case, or whose MRN is exactly this. */
    List<Patient> matching(UUID hospitalId, String text, int first, int size) {
        return entities.createQuery(
                        "select p from Patient p" + MATCHES + " order by p.lastName, p.firstName, p.id", Patient.class)
                .setParameter("hospital", hospitalId)
                .setParameter("start", beginningWith(text))
                .setParameter("mrn", text)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList();
    }

    long countMatching(UUID hospitalId, String text) {
        return entities.createQuery("select count(p) from Patient p" + MATCHES, Long.class)
                .setParameter("hospital", hospitalId)
                .setParameter("start", beginningWith(text))
                .setParameter("mrn", text)
                .getSingleResult();
    }

    private static String beginningWith(String text) {
        return text.toLowerCase(Locale.ROOT)
                        .replace("\\", "\\\\")
                        .replace("%", "\\%")
                        .replace("_", "\\_") + "%";
    }
}
