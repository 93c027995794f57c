package care.hms.appointment;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Dependent
class JpaAppointments {

    private final EntityManager entities;

    @Inject
    JpaAppointments(EntityManager entities) {
        this.entities = entities;
    }

    void add(Appointment appointment) {
        entities.persist(appointment);
        // The constraints speak here and not at commit, where nobody could translate them.
        entities.flush();
    }

    void add(VitalSigns vitals) {
        entities.persist(vitals);
    }

    void flush() {
        entities.flush();
    }

    Optional<Appointment> find(UUID id) {
        return Optional.ofNullable(entities.find(Appointment.class, id));
    }

    /** Another hospital's row is neither held nor waited for: not even the time of the answer tells that it exists. */
    Optional<Appointment> findLocked(UUID hospitalId, UUID id) {
        return entities.createQuery(
                        "select a from Appointment a where a.hospitalId = :hospital and a.id = :id", Appointment.class)
                .setParameter("hospital", hospitalId)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    Optional<Appointment> findLocked(UUID id) {
        return Optional.ofNullable(entities.find(Appointment.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Those that are neither over nor settled, in the order of ids, as everybody holds several. */
    List<Appointment> liveOf(UUID doctorId, LocalDate from, LocalDate to, LockModeType lock) {
        return entities.createQuery(
                        "select a from Appointment a where a.doctorId = :doctor and a.time.date between :from and :to"
                                + " and a.status in ('SCHEDULED', 'CONFIRMED', 'CHECKED_IN', 'IN_PROGRESS')"
                                + " order by a.id",
                        Appointment.class)
                .setParameter("doctor", doctorId)
                .setParameter("from", from)
                .setParameter("to", to)
                .setLockMode(lock)
                .getResultList();
    }

    boolean patientExists(UUID hospitalId, UUID patientId) {
        return (Boolean) entities.createNativeQuery(
                        "select exists (select 1 from patients where hospital_id = :hospital and id = :patient"
                                + " and anonymised_at is null)",
                        Boolean.class)
                .setParameter("hospital", hospitalId)
                .setParameter("patient", patientId)
                .getSingleResult();
    }

    /**
     * Whether the patient has another live appointment then. It holds the patient's row, so that of two bookings at
     * once the second sees the first; the exclusion constraint stands behind it.
     */
    boolean overlaps(UUID patientId, Instant startsAt, Instant endsAt, UUID except) {
        entities.createNativeQuery("select 1 from patients where id = :patient for no key update")
                .setParameter("patient", patientId)
                .getResultList();
        return (Boolean) entities.createNativeQuery(
                        "select exists (select 1 from appointments where patient_id = :patient and id <> :except"
                                + " and status in ('SCHEDULED', 'CONFIRMED', 'CHECKED_IN', 'IN_PROGRESS')"
                                + " and tstzrange(starts_at, ends_at) && tstzrange(:startsAt, :endsAt))",
                        Boolean.class)
                .setParameter("patient", patientId)
                .setParameter("except", except)
                .setParameter("startsAt", startsAt)
                .setParameter("endsAt", endsAt)
                .getSingleResult();
    }
}
