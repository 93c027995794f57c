package care.hms.stagealert;

import care.hms.NotFound;
import care.hms.account.Action;
import care.hms.account.Actor;
import care.hms.appointment.Appointment;
import care.hms.appointment.Appointments;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.UUID;

/** Finds the alert that somebody wants to attend to, if he may. */
@Dependent
class AttendedAlerts {

    private final Appointments appointments;
    private final JpaStageAlerts alerts;

    @Inject
    AttendedAlerts(Appointments appointments, JpaStageAlerts alerts) {
        this.appointments = appointments;
        this.alerts = alerts;
    }

    /** Both held until commit: the event that ends the alert's reason comes before or after, never between. */
    record Attended(StageAlert alert, Appointment appointment) {}

    Attended require(Actor actor, UUID alertId, Long version) {
        // Whoever attends to any alert attends to this kind; which kind it is we know only when it is found.
        actor.require(Action.ATTEND_WAITING_TOO_LONG);
        var appointment = alerts.appointmentOf(actor.hospitalId(), alertId)
                .flatMap(appointments::findLocked)
                .orElseThrow(() -> new NotFound("alert", alertId));
        var alert = alerts.locked(alertId);
        actor.require(alert.type().attending(), appointment.doctorId(), null);
        alert.requireVersion(version);
        return new Attended(alert, appointment);
    }
}
