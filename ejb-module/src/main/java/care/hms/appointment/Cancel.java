package care.hms.appointment;

import care.hms.Audited;
import care.hms.Conflict;
import care.hms.Invalid;
import care.hms.account.Action;
import care.hms.account.Actor;
import care.hms.account.Role;
import care.hms.schedule.SlotBook;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Cancels an appointment and gives its slot back (§10.2, decisions A1, T9). */
@Stateless
@PermitAll
public class Cancel {

    private Appointments appointments;
    private SlotBook slots;
    private Timeline timeline;
    private Clock clock;
    private Event<AppointmentCancelled> cancelled;

    protected Cancel() {}

    @Inject
    public Cancel(
            Appointments appointments,
            SlotBook slots,
            Timeline timeline,
            Clock clock,
            Event<AppointmentCancelled> cancelled) {
        this.appointments = appointments;
        this.slots = slots;
        this.timeline = timeline;
        this.clock = clock;
        this.cancelled = cancelled;
    }

    /**
     * Cancels it for good.
     *
     * @param version the version the caller saw, or null
     * @param reason may be null, at most 500 characters
     * @throws Conflict {@code appointment.started} for a patient after the slot's start: he calls the clinic
     * @throws IllegalTransition names the status in which the appointment is
     */
    @Audited(value = "cancelAppointment", object = "appointment")
    public void cancel(Actor actor, UUID id, Long version, String reason) {
        if (reason != null && reason.length() > 500) {
            throw new Invalid("reason", "at most 500 characters");
        }
        var appointment = appointments.requireFor(actor, Action.CANCEL, id, null);
        var now = clock.instant();
        var startsAt = appointment.time().startsAt();
        // Before the deadline speaks: reinstating, which it advises, is nothing that a patient can do (T9).
        if (actor.role() == Role.PATIENT && !now.isBefore(startsAt)) {
            throw new Conflict(
                    "appointment.started",
                    "The appointment has begun and can no longer be cancelled here. Please call the clinic.",
                    Map.of("status", appointment.status().name()));
        }
        appointment.refuseWhenDue(now);
        appointment.requireVersion(version);
        appointment.cancel(now, reason);
        var released = appointment.slotId() != null && slots.release(appointment.slotId(), id);
        var lastMinute = CancellationNotice.isLastMinute(startsAt, now);
        timeline.record(
                appointment,
                TimelineEvent.CANCELLED,
                actor,
                now,
                Map.of(
                        "slotReleased", Boolean.toString(released),
                        "lastMinute", Boolean.toString(lastMinute)));
        var by = actor.role() == Role.PATIENT ? CancelledBy.PATIENT : CancelledBy.CLINIC;
        cancelled.fire(new AppointmentCancelled(id, by, lastMinute));
    }
}
