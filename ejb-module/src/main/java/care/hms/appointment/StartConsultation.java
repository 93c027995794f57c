package care.hms.appointment;

import care.hms.Audited;
import care.hms.account.Action;
import care.hms.account.Actor;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** The doctor sees the patient, with vitals or, by his own decision, without (decision A1). */
@Stateless
@PermitAll
public class StartConsultation {

    private Appointments appointments;
    private Timeline timeline;
    private Clock clock;
    private Event<ConsultationStarted> announced;

    protected StartConsultation() {}

    @Inject
    public StartConsultation(
            Appointments appointments, Timeline timeline, Clock clock, Event<ConsultationStarted> announced) {
        this.appointments = appointments;
        this.timeline = timeline;
        this.clock = clock;
        this.announced = announced;
    }

    /**
     * Starts the consultation of a patient who is checked in.
     *
     * @param version the version the caller saw, or null
     * @throws IllegalTransition names the status in which the appointment is
     */
    @Audited(value = "startConsultation", object = "appointment")
    public void start(Actor actor, UUID id, Long version) {
        var appointment = appointments.requireFor(actor, Action.CONSULT, id, version);
        var now = clock.instant();
        appointment.startConsultation(now);
        timeline.record(
                appointment,
                TimelineEvent.CONSULTATION_STARTED,
                actor,
                now,
                Map.of("withoutVitals", Boolean.toString(appointment.vitalsRecordedAt() == null)));
        announced.fire(new ConsultationStarted(id));
    }
}
