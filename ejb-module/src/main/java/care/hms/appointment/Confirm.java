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

/** The patient said that he comes (decision A1). */
@Stateless
@PermitAll
public class Confirm {

    private Appointments appointments;
    private Timeline timeline;
    private Clock clock;
    private Event<AppointmentConfirmed> announced;

    protected Confirm() {}

    @Inject
    public Confirm(Appointments appointments, Timeline timeline, Clock clock, Event<AppointmentConfirmed> announced) {
        this.appointments = appointments;
        this.timeline = timeline;
        this.clock = clock;
        this.announced = announced;
    }

    /**
     * Confirms a scheduled appointment that is not yet due as a no-show.
     *
     * @param version the version the caller saw, or null
     * @throws IllegalTransition names the status in which the appointment is
     */
    @Audited(value = "confirmAppointment", object = "appointment")
    public void confirm(Actor actor, UUID id, Long version) {
        var appointment = appointments.requireExpectedFor(actor, Action.CONFIRM, id, version, clock);
        var now = clock.instant();
        appointment.confirm(now);
        timeline.record(appointment, TimelineEvent.CONFIRMED, actor, now, Map.of());
        announced.fire(new AppointmentConfirmed(id));
    }
}
