package care.hms.stagealert;

import care.hms.Source;
import care.hms.appointment.Appointment;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Dependent
class JpaStageAlerts {

    private final EntityManager entities;

    @Inject
    JpaStageAlerts(EntityManager entities) {
        this.entities = entities;
    }

    /** The unique index decides what "once" means: two that raise it at the same moment leave one row. */
    boolean addOnce(Appointment appointment, AlertType type, String message, Instant now) {
        return entities.createNativeQuery("insert into stage_alerts"
                                + " (id, hospital_id, appointment_id, alert_type, status, message, triggered_at)"
                                + " values (:id, :hospital, :appointment, :type, 'ACTIVE', :message, :now)"
                                + " on conflict (appointment_id, alert_type) do nothing")
                        .setParameter("id", UUID.randomUUID())
                        .setParameter("hospital", appointment.hospitalId())
                        .setParameter("appointment", appointment.id())
                        .setParameter("type", type.name())
                        .setParameter("message", message)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** Which appointment an alert of this hospital is about. */
    Optional<UUID> appointmentOf(UUID hospitalId, UUID alertId) {
        return entities.createQuery(
                        "select a.appointmentId from StageAlert a where a.hospitalId = :hospital and a.id = :id",
                        UUID.class)
                .setParameter("hospital", hospitalId)
                .setParameter("id", alertId)
                .getResultStream()
                .findFirst();
    }

    /** The alert, held until commit. Its appointment is held first, as everywhere. */
    StageAlert locked(UUID alertId) {
        return entities.createQuery("select a from StageAlert a where a.id = :id", StageAlert.class)
                .setParameter("id", alertId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getSingleResult();
    }

    /** Those of an appointment that are not resolved, held until commit. */
    List<StageAlert> openOf(UUID appointmentId) {
        return entities.createQuery(
                        "select a from StageAlert a where a.appointmentId = :appointment and a.status <> :resolved"
                                + " order by a.id",
                        StageAlert.class)
                .setParameter("appointment", appointmentId)
                .setParameter("resolved", AlertStatus.RESOLVED)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Those of these appointments that are not resolved end, each with its line in the timeline. */
    void endAllOf(List<UUID> appointmentIds, Instant now, Source source) {
        entities.createNativeQuery("""
                        with ended as (
                            update stage_alerts set status = 'RESOLVED', resolved_at = :now, version = version + 1
                             where appointment_id in (:appointments) and status <> 'RESOLVED'
                            returning hospital_id, appointment_id, alert_type)
                        insert into appointment_events (hospital_id, appointment_id, at, event, source, detail)
                        select hospital_id, appointment_id, :now, 'ALERT_RESOLVED', :source,
                               jsonb_build_object('alertType', alert_type)
                          from ended order by appointment_id, alert_type
                        """)
                .setParameter("appointments", appointmentIds)
                .setParameter("now", now)
                .setParameter("source", source.word())
                .executeUpdate();
    }

    /** "Patient First Last (MRN)", as §8 writes it. */
    String patient(Appointment appointment) {
        return (String) entities.createNativeQuery(
                        "select 'Patient ' || first_name || ' ' || last_name || ' (' || mrn || ')'"
                                + " from patients where hospital_id = :hospital and id = :patient",
                        String.class)
                .setParameter("hospital", appointment.hospitalId())
                .setParameter("patient", appointment.patientId())
                .getSingleResult();
    }
}
