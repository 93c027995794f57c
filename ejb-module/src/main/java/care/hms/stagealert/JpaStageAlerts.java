package care.hms.stagealert;

import care.hms.appointment.Appointment;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
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
