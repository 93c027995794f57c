package care.hms.absence;

import care.hms.NotFound;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

@Dependent
class JpaAbsences {

    private static final String OF_DAYS = " from Absence a where a.hospitalId = :hospital and a.doctorId = :doctor"
            + " and a.withdrawnAt is null and a.period.endDate >= :from and a.period.startDate <= :to";

    private final EntityManager entities;

    @Inject
    JpaAbsences(EntityManager entities) {
        this.entities = entities;
    }

    void add(Absence absence) {
        entities.persist(absence);
        entities.flush();
    }

    void flush() {
        entities.flush();
    }

    Absence require(UUID hospitalId, UUID doctorId, UUID id) {
        return entities.createQuery(
                        "select a from Absence a where a.hospitalId = :hospital and a.doctorId = :doctor"
                                + " and a.id = :id",
                        Absence.class)
                .setParameter("hospital", hospitalId)
                .setParameter("doctor", doctorId)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("absence", id));
    }

    /** Whether another one of that kind stands for the very same time. */
    boolean exists(UUID doctorId, AbsenceType type, AbsencePeriod period, UUID except) {
        return !entities.createQuery(
                        "select 1 from Absence a where a.doctorId = :doctor and a.type = :type"
                                + " and a.withdrawnAt is null and a.period.startsAt = :from and a.period.endsAt = :to"
                                + " and a.id <> :except",
                        Integer.class)
                .setParameter("doctor", doctorId)
                .setParameter("type", type)
                .setParameter("from", period.startsAt())
                .setParameter("to", period.endsAt())
                .setParameter("except", except)
                .getResultList()
                .isEmpty();
    }

    /** Those of the doctor that stand and are not over. */
    List<Absence> standing(UUID doctorId, Instant now) {
        return entities.createQuery(
                        "select a from Absence a where a.doctorId = :doctor and a.withdrawnAt is null"
                                + " and a.period.endsAt > :now order by a.id",
                        Absence.class)
                .setParameter("doctor", doctorId)
                .setParameter("now", now)
                .getResultList();
    }

    /** Those that stand on any of the local days, in order of their start. */
    List<Absence> list(UUID hospitalId, UUID doctorId, LocalDate from, LocalDate to, int first, int size) {
        return entities.createQuery("select a" + OF_DAYS + " order by a.period.startsAt, a.id", Absence.class)
                .setParameter("hospital", hospitalId)
                .setParameter("doctor", doctorId)
                .setParameter("from", from)
                .setParameter("to", to)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList();
    }

    long count(UUID hospitalId, UUID doctorId, LocalDate from, LocalDate to) {
        return entities.createQuery("select count(a)" + OF_DAYS, Long.class)
                .setParameter("hospital", hospitalId)
                .setParameter("doctor", doctorId)
                .setParameter("from", from)
                .setParameter("to", to)
                .getSingleResult();
    }

    Map<UUID, AffectedAppointment.Patient> patients(List<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        @SuppressWarnings("unchecked")
        List<Tuple> found = entities.createNativeQuery(
                        "select id, first_name, last_name, mrn from patients where id in (:ids)", Tuple.class)
                .setParameter("ids", ids)
                .getResultList();
        return found.stream()
                .map(row -> new AffectedAppointment.Patient(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, String.class)))
                .collect(Collectors.toMap(AffectedAppointment.Patient::id, patient -> patient));
    }
}
