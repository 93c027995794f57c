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

/** The consultation ended: the appointment has its outcome (decision A1). */
@Stateless
@PermitAll
public class CompleteConsultation {

    private Appointments appointments;
    private Timeline timeline;
    private Clock clock;
    private Event<ConsultationCompleted> announced;

    protected CompleteConsultation() {}

    @Inject
    public CompleteConsultation(
            Appointments appointments, Timeline timeline, Clock clock, Event<ConsultationCompleted> announced) {
        this.appointments = appointments;
        this.timeline = timeline;
        this.clock = clock;
        this.announced = announced;
    }

    /**
     * Completes a consultation in progress.
     *
     * @param version the version the caller saw, or null
     * @throws IllegalTransition names the status in which the appointment is
     */
    @Audited(value = "completeConsultation", object = "appointment")
    public void complete(Actor actor, UUID id, Long version) {
        var appointment = appointments.requireFor(actor, Action.CONSULT, id, version);
        var now = clock.instant();
        appointment.complete(now);
        timeline.record(appointment, TimelineEvent.COMPLETED, actor, now, Map.of());
        announced.fire(new ConsultationCompleted(id));
    }
}
