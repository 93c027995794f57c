package care.hms.stagealert;

import care.hms.Source;
import care.hms.appointment.Appointment;
import care.hms.appointment.AppointmentCancelled;
import care.hms.appointment.Appointments;
import care.hms.appointment.AppointmentsCancelledForAbsence;
import care.hms.appointment.CancelledBy;
import care.hms.appointment.CheckInUndone;
import care.hms.appointment.ConsultationStarted;
import care.hms.appointment.Timeline;
import care.hms.appointment.TimelineEvent;
import care.hms.appointment.VitalsRecorded;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Resolves the alerts whose reason an event ended, in that event's transaction (decision L2). */
@Dependent
class EndedReasons {

    private final Appointments appointments;
    private final JpaStageAlerts alerts;
    private final Timeline timeline;
    private final Clock clock;

    @Inject
    EndedReasons(Appointments appointments, JpaStageAlerts alerts, Timeline timeline, Clock clock) {
        this.appointments = appointments;
        this.alerts = alerts;
        this.timeline = timeline;
        this.clock = clock;
    }

    void onVitals(@Observes VitalsRecorded event) {
        endThoseOf(event.appointmentId(), Source.STAFF);
    }

    void onConsultationStarted(@Observes ConsultationStarted event) {
        endThoseOf(event.appointmentId(), Source.STAFF);
    }

    void onCancelled(@Observes AppointmentCancelled event) {
        endThoseOf(event.appointmentId(), event.by() == CancelledBy.PATIENT ? Source.PATIENT : Source.STAFF);
    }

    /** Whoever is cancelled has no reason left, so that one statement ends them all. */
    void onCancelledForAbsence(@Observes AppointmentsCancelledForAbsence event) {
        alerts.endAllOf(event.appointmentIds(), clock.instant(), event.actor().source());
    }

    void onCheckInUndone(@Observes CheckInUndone event) {
        endThoseOf(event.appointmentId(), Source.STAFF);
    }

    /** The row tells, whatever the event was: an alert ends when its type has no reason any more. */
    private void endThoseOf(UUID appointmentId, Source source) {
        appointments.findLocked(appointmentId).ifPresent(appointment -> alerts.openOf(appointmentId).stream()
                .filter(alert -> !alert.type().hasReason(appointment))
                .forEach(alert -> end(alert, appointment, source)));
    }

    private void end(StageAlert alert, Appointment appointment, Source source) {
        var now = clock.instant();
        alert.end(now);
        timeline.record(
                appointment,
                TimelineEvent.ALERT_RESOLVED,
                null,
                source,
                now,
                Map.of("alertType", alert.type().name()));
    }
}
