package care.hms.appointment;

import care.hms.Audited;
import care.hms.Conflict;
import care.hms.Invalid;
import care.hms.account.Action;
import care.hms.account.Actor;
import care.hms.hospital.HospitalRules;
import care.hms.schedule.SlotBook;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Moves an appointment to another slot of the hospital: same row, same process instance (decision A9). */
@Stateless
@PermitAll
public class Reschedule {

    private Appointments appointments;
    private JpaAppointments rows;
    private SlotBook slots;
    private HospitalRules hospitals;
    private Timeline timeline;
    private Clock clock;
    private Event<AppointmentRescheduled> rescheduled;

    protected Reschedule() {}

    @Inject
    public Reschedule(
            Appointments appointments,
            JpaAppointments rows,
            SlotBook slots,
            HospitalRules hospitals,
            Timeline timeline,
            Clock clock,
            Event<AppointmentRescheduled> rescheduled) {
        this.appointments = appointments;
        this.rows = rows;
        this.slots = slots;
        this.hospitals = hospitals;
        this.timeline = timeline;
        this.clock = clock;
        this.rescheduled = rescheduled;
    }

    /**
     * Moves it; the old slot is free at once.
     *
     * @param version the version the caller saw, or null
     * @throws Conflict {@code slot.taken}, {@code slot.blocked}, {@code slot.too-late}, {@code slot.same}
     * @throws NoShowDue at and after the no-show instant, marked or not
     */
    @Audited(value = "rescheduleAppointment", object = "appointment")
    public void reschedule(Actor actor, UUID id, Long version, UUID slotId) {
        if (slotId == null) {
            throw new Invalid("slotId", "the id of a slot");
        }
        actor.require(Action.BOOK);
        var rules = hospitals.lastingOf(actor.hospitalId());
        var appointment = appointments.requireExpectedFor(actor, Action.BOOK, id, version, clock);
        var slot = slots.require(actor.hospitalId(), slotId);
        actor.require(Action.BOOK, slot.doctorId(), appointment.patientId());
        if (slotId.equals(appointment.slotId())) {
            throw new Conflict("slot.same", "The appointment is in this slot already.");
        }
        appointment.requireMovable(clock.instant());
        // An appointment holds one slot at a time; a refusal below gives the old one back with the rollback.
        if (appointment.slotId() != null) {
            slots.hold(appointment.slotId(), slotId);
            slots.release(appointment.slotId(), id);
        }
        var now = slots.take(slot, id, rules.booking(), clock);
        if (rows.overlaps(
                appointment.patientId(), slot.time().startsAt(), slot.time().endsAt(), id)) {
            throw new PatientOverlap();
        }
        // Last: a changed row is written with the next statement, and its constraints would speak before we could.
        appointment.moveTo(slot, now, rules.noShow());
        rows.flush();
        timeline.record(
                appointment,
                TimelineEvent.RESCHEDULED,
                actor,
                now,
                Map.of(
                        "slotId",
                        slotId.toString(),
                        "startsAt",
                        slot.time().startsAt().toString()));
        rescheduled.fire(new AppointmentRescheduled(id, appointment.noShowDueAt(), actor.source()));
    }
}
