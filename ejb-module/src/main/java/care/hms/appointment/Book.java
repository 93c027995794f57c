package care.hms.appointment;

import care.hms.Audited;
import care.hms.Conflict;
import care.hms.Invalid;
import care.hms.NotFound;
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

/** Books a slot for a patient (decisions A3, A5, T3). */
@Stateless
@PermitAll
public class Book {

    private JpaAppointments appointments;
    private JpaIdempotencyKeys keys;
    private SlotBook slots;
    private HospitalRules hospitals;
    private Timeline timeline;
    private Clock clock;
    private Event<AppointmentBooked> booked;

    protected Book() {}

    @Inject
    public Book(
            JpaAppointments appointments,
            JpaIdempotencyKeys keys,
            SlotBook slots,
            HospitalRules hospitals,
            Timeline timeline,
            Clock clock,
            Event<AppointmentBooked> booked) {
        this.appointments = appointments;
        this.keys = keys;
        this.slots = slots;
        this.hospitals = hospitals;
        this.timeline = timeline;
        this.clock = clock;
        this.booked = booked;
    }

    /**
     * Books it and answers the appointment's id; a repeated key answers the id of the first time.
     *
     * @throws Conflict {@code slot.taken}, {@code slot.blocked}, {@code slot.too-late}, {@code patient.overlap}
     * @throws IdempotencyKeyReused when the key came with another body
     */
    @Audited(value = "bookAppointment", object = "appointment")
    public UUID book(Actor actor, Booking wanted) {
        actor.require(Action.BOOK);
        check(wanted);
        var id = UUID.randomUUID();
        // First: a repeated key gets its answer whatever became of slot and patient since.
        var before = keys.takeOrFind(actor.accountId(), wanted, id, clock.instant());
        if (before.isPresent()) {
            return before.get();
        }
        var rules = hospitals.lastingOf(actor.hospitalId());
        var slot = slots.require(actor.hospitalId(), wanted.slotId());
        if (!actor.may(Action.SEE, slot.doctorId(), wanted.patientId())
                || !appointments.patientExists(actor.hospitalId(), wanted.patientId())) {
            throw new NotFound("patient", wanted.patientId());
        }
        actor.require(Action.BOOK, slot.doctorId(), wanted.patientId());

        var now = slots.take(slot, id, rules.booking(), clock);
        if (appointments.overlaps(
                wanted.patientId(), slot.time().startsAt(), slot.time().endsAt(), id)) {
            throw new PatientOverlap();
        }
        var appointment = new Appointment(
                id,
                actor.hospitalId(),
                wanted.patientId(),
                slot,
                wanted.reason(),
                actor.accountId(),
                now,
                rules.noShow());
        appointments.add(appointment);
        timeline.record(
                appointment,
                TimelineEvent.BOOKED,
                actor,
                now,
                Map.of("slotId", slot.id().toString()));
        booked.fire(new AppointmentBooked(id, appointment.hospitalId(), appointment.noShowDueAt()));
        return id;
    }

    private static void check(Booking wanted) {
        if (wanted.patientId() == null) {
            throw new Invalid("patientId", "the id of a patient");
        }
        if (wanted.slotId() == null) {
            throw new Invalid("slotId", "the id of a slot");
        }
        if (wanted.reason() != null && wanted.reason().length() > 500) {
            throw new Invalid("reason", "at most 500 characters");
        }
        if (wanted.idempotencyKey() != null && !wanted.idempotencyKey().matches("[\\x21-\\x7e]{1,100}")) {
            throw new Invalid("Idempotency-Key", "1 to 100 visible ASCII characters");
        }
    }
}
