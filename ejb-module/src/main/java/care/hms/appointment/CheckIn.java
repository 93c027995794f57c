package care.hms.appointment;

import care.hms.Audited;
import care.hms.account.Action;
import care.hms.account.Actor;
import care.hms.hospital.HospitalRules;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** The patient is here: from the start of the local day until the no-show instant (decisions A1, T4, T5, T11). */
@Stateless
@PermitAll
public class CheckIn {

    private Appointments appointments;
    private HospitalRules hospitals;
    private Timeline timeline;
    private Clock clock;
    private Event<PatientCheckedIn> checkedIn;

    protected CheckIn() {}

    @Inject
    public CheckIn(
            Appointments appointments,
            HospitalRules hospitals,
            Timeline timeline,
            Clock clock,
            Event<PatientCheckedIn> checkedIn) {
        this.appointments = appointments;
        this.hospitals = hospitals;
        this.timeline = timeline;
        this.clock = clock;
        this.checkedIn = checkedIn;
    }

    /**
     * Checks the patient in and sets the instants at which staff are alerted.
     *
     * @param version the version the caller saw, or null
     * @throws NoShowDue at and after the no-show instant, marked or not
     * @throws IllegalTransition names the status in which the appointment is
     */
    @Audited(value = "checkIn", object = "appointment")
    public void checkIn(Actor actor, UUID id, Long version) {
        actor.require(Action.CHECK_IN);
        var rules = hospitals.lastingOf(actor.hospitalId());
        var appointment = appointments.requireExpectedFor(actor, Action.CHECK_IN, id, version, clock);
        // Asked after the row is held: whoever waited for the lock past the deadline comes too late.
        var now = clock.instant();
        appointment.checkIn(now, rules.zone(), rules.alerts());
        timeline.record(appointment, TimelineEvent.CHECKED_IN, actor, now, Map.of());
        checkedIn.fire(new PatientCheckedIn(id, appointment.noVitalsDueAt(), appointment.waitingTooLongDueAt()));
    }
}
