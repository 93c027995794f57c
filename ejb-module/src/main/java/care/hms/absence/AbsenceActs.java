package care.hms.absence;

import care.hms.account.Actor;
import care.hms.appointment.DoctorsAppointments;
import care.hms.notification.Notices;
import care.hms.schedule.SlotBlocks;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;

/** Carries out what an absence means, within the transaction in which it was added or changed (E1, E3). */
@Dependent
class AbsenceActs {

    private final SlotBlocks blocks;
    private final DoctorsAppointments appointments;
    private final PlannedEffects effects;
    private final Notices notices;
    private final Clock clock;

    @Inject
    AbsenceActs(
            SlotBlocks blocks, DoctorsAppointments appointments, PlannedEffects effects, Notices notices, Clock clock) {
        this.blocks = blocks;
        this.appointments = appointments;
        this.effects = effects;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * Blocks first, so that nobody books any more, then looks at what there is, then acts. Only an emergency holds the
     * appointments.
     */
    AbsenceEffects begin(Actor actor, Absence absence, LocalDate today) {
        var period = absence.period();
        var from = period.firstDaySince(today);
        var cancels = absence.type() == AbsenceType.EMERGENCY;
        if (cancels) {
            appointments.holdLive(absence.doctorId(), from, period.endDate());
        }
        block(absence);
        var live = cancels
                ? appointments.holdLive(absence.doctorId(), from, period.endDate())
                : appointments.live(absence.doctorId(), from, period.endDate());
        // The clock is asked once the rows are held: whoever became due meanwhile is a no-show (T11).
        var now = clock.instant();
        var plan = effects.ofAbsence(absence.doctorId(), absence.type(), period, live, now);
        if (!plan.toCancel().isEmpty()) {
            appointments.cancelForAbsence(actor, absence.id(), plan.toCancel(), now);
            notices.announce(plan.messages());
        }
        return plan.effects();
    }

    /** Blocks the slots that are there now. */
    void block(Absence absence) {
        blocks.block(
                absence.doctorId(),
                absence.id(),
                "absence " + absence.type(),
                absence.period().startsAt(),
                absence.period().endsAt(),
                clock.instant());
    }

    /** Takes back the blocks that the absence, as it is now, does not need. */
    void narrow(Absence absence) {
        blocks.narrow(
                absence.id(), absence.period().startsAt(), absence.period().endsAt());
    }

    /** Takes back its blocks and nobody else's (E3). */
    void end(Absence absence) {
        blocks.withdraw(absence.id());
    }
}
