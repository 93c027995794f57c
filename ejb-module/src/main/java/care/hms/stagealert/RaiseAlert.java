package care.hms.stagealert;

import care.hms.Source;
import care.hms.appointment.Appointment;
import care.hms.appointment.Appointments;
import care.hms.appointment.Timeline;
import care.hms.appointment.TimelineEvent;
import care.hms.hospital.HospitalRules;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;

/** Alerts staff that a patient waits too long, once per appointment and type (§4, decisions T4, T5, L1). */
@Stateless
@PermitAll
public class RaiseAlert {

    private static final DateTimeFormatter LOCAL_TIME = DateTimeFormatter.ofPattern("HH:mm");

    private Appointments appointments;
    private JpaStageAlerts alerts;
    private HospitalRules hospitals;
    private Timeline timeline;
    private Clock clock;
    private Event<AlertRaised> raised;

    protected RaiseAlert() {}

    @Inject
    public RaiseAlert(
            Appointments appointments,
            JpaStageAlerts alerts,
            HospitalRules hospitals,
            Timeline timeline,
            Clock clock,
            Event<AlertRaised> raised) {
        this.appointments = appointments;
        this.alerts = alerts;
        this.hospitals = hospitals;
        this.timeline = timeline;
        this.clock = clock;
        this.raised = raised;
    }

    /** Raises it if its reason holds and it is due; else says what it found. */
    public Answer raise(UUID appointmentId, AlertType type) {
        var found = appointments.findLocked(appointmentId).filter(type::hasReason);
        if (found.isEmpty()) {
            return Answer.REASON_GONE;
        }
        var appointment = found.get();
        var now = clock.instant();
        var dueAt = type.dueAt(appointment);
        if (dueAt == null || now.isBefore(dueAt)) {
            return Answer.NOT_YET_DUE;
        }
        if (!alerts.addOnce(appointment, type, message(appointment, type), now)) {
            return Answer.ALREADY_RAISED;
        }
        record(appointment, type, now);
        return Answer.RAISED;
    }

    private void record(Appointment appointment, AlertType type, Instant now) {
        timeline.record(
                appointment, TimelineEvent.ALERT_RAISED, null, Source.TIMER, now, Map.of("alertType", type.name()));
        raised.fire(new AlertRaised(
                appointment.id(), appointment.hospitalId(), type, Source.TIMER, type.dueAt(appointment)));
    }

    private String message(Appointment appointment, AlertType type) {
        var zone = hospitals.of(appointment.hospitalId()).zone();
        var since = LocalTime.ofInstant(type.since(appointment), zone);
        return type.message(alerts.patient(appointment), LOCAL_TIME.format(since));
    }
}
