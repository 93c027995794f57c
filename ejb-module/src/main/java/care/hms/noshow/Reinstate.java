package care.hms.noshow;

import care.hms.Audited;
import care.hms.Invalid;
import care.hms.account.Action;
import care.hms.account.Actor;
import care.hms.appointment.Appointments;
import care.hms.appointment.Timeline;
import care.hms.appointment.TimelineEvent;
import care.hms.hospital.HospitalRules;
import care.hms.schedule.SlotBook;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** A patient who was a no-show comes after all (decision A8). */
@Stateless
@PermitAll
public class Reinstate {

    private static final int LONGEST_REASON = 500;

    private Appointments appointments;
    private SlotBook slots;
    private HospitalRules hospitals;
    private JpaNoShows noShows;
    private Timeline timeline;
    private Clock clock;
    private Event<AppointmentReinstated> reinstated;

    protected Reinstate() {}

    @Inject
    public Reinstate(
            Appointments appointments,
            SlotBook slots,
            HospitalRules hospitals,
            JpaNoShows noShows,
            Timeline timeline,
            Clock clock,
            Event<AppointmentReinstated> reinstated) {
        this.appointments = appointments;
        this.slots = slots;
        this.hospitals = hospitals;
        this.noShows = noShows;
        this.timeline = timeline;
        this.clock = clock;
        this.reinstated = reinstated;
    }

    /**
     * Checks the patient in on the appointment's own local day. The slot is taken back when it is still free, else the
     * patient is squeezed in without one; the no-show's line stays and is marked reversed.
     *
     * @param version the version the caller saw, or null
     * @param reason 1 to 500 characters
     * @return whether the appointment has its slot again
     * @throws care.hms.Conflict {@code appointment.not-today}, {@code patient.overlap}
     * @throws care.hms.appointment.IllegalTransition names the status in which the appointment is
     */
    @Audited(value = "reinstateAppointment", object = "appointment")
    public boolean reinstate(Actor actor, UUID id, Long version, String reason) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new Invalid("reason", "1 to " + LONGEST_REASON + " characters");
        }
        actor.require(Action.CHECK_IN);
        var rules = hospitals.lastingOf(actor.hospitalId());
        var appointment = appointments.requireFor(actor, Action.CHECK_IN, id, version);
        var now = clock.instant();
        var slotId = appointment.slotId();
        appointment.requireReinstatable(now, rules.zone());
        // The slot before the patient, as whoever books it holds them: neither waits for the other.
        var inItsSlot = slotId != null && slots.takeBack(slotId, id);
        appointments.requireNoOverlap(appointment);
        appointment.reinstate(now, rules.zone(), rules.alerts(), inItsSlot);
        noShows.standing(id).ifPresent(log -> log.reverse(now, actor.accountId(), reason));
        timeline.record(
                appointment,
                TimelineEvent.REINSTATED,
                actor,
                now,
                Map.of("slotTakenBack", Boolean.toString(inItsSlot)));
        reinstated.fire(new AppointmentReinstated(
                id, appointment.hospitalId(), appointment.noVitalsDueAt(), appointment.waitingTooLongDueAt()));
        return inItsSlot;
    }
}
