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

/** Takes back a check-in that was made by mistake (decision A11). */
@Stateless
@PermitAll
public class UndoCheckIn {

    private Appointments appointments;
    private HospitalRules hospitals;
    private Timeline timeline;
    private Clock clock;
    private Event<CheckInUndone> undone;

    protected UndoCheckIn() {}

    @Inject
    public UndoCheckIn(
            Appointments appointments,
            HospitalRules hospitals,
            Timeline timeline,
            Clock clock,
            Event<CheckInUndone> undone) {
        this.appointments = appointments;
        this.hospitals = hospitals;
        this.timeline = timeline;
        this.clock = clock;
        this.undone = undone;
    }

    /**
     * Expects the patient as before; the timeline keeps that he was checked in, and alerts of the wait end.
     *
     * @param version the version the caller saw, or null
     * @throws care.hms.Conflict {@code appointment.undo-too-late}, {@code appointment.vitals-recorded}, {@code
     *     appointment.reinstated}
     * @throws NoShowDue at and after the no-show instant
     * @throws IllegalTransition names the status in which the appointment is
     */
    @Audited(value = "undoCheckIn", object = "appointment")
    public void undo(Actor actor, UUID id, Long version) {
        var appointment = appointments.requireFor(actor, Action.CHECK_IN, id, version);
        var now = clock.instant();
        appointment.undoCheckIn(now, hospitals.of(actor.hospitalId()).undoCheckIn());
        timeline.record(appointment, TimelineEvent.CHECK_IN_UNDONE, actor, now, Map.of());
        undone.fire(new CheckInUndone(id, appointment.noShowDueAt()));
    }
}
