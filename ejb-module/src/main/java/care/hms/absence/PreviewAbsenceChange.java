package care.hms.absence;

import care.hms.Audited;
import care.hms.account.Actor;
import care.hms.appointment.DoctorsAppointments;
import care.hms.hospital.HospitalRules;
import care.hms.schedule.Schedules;
import care.hms.schedule.SlotBlocks;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/** Shows what another time for an absence would do, or its end, and does nothing. */
@Stateless
@PermitAll
public class PreviewAbsenceChange {

    private Schedules schedules;
    private JpaAbsences absences;
    private DoctorsAppointments appointments;
    private PlannedEffects effects;
    private SlotBlocks blocks;
    private HospitalRules hospitals;
    private Clock clock;

    protected PreviewAbsenceChange() {}

    @Inject
    public PreviewAbsenceChange(
            Schedules schedules,
            JpaAbsences absences,
            DoctorsAppointments appointments,
            PlannedEffects effects,
            SlotBlocks blocks,
            HospitalRules hospitals,
            Clock clock) {
        this.schedules = schedules;
        this.absences = absences;
        this.appointments = appointments;
        this.effects = effects;
        this.blocks = blocks;
        this.hospitals = hospitals;
        this.clock = clock;
    }

    /** Answers, and refuses, what {@link ChangeAbsence} would at this moment. */
    @Audited(value = "previewAbsenceChange", object = "doctor")
    public AbsencePreview change(Actor actor, UUID doctorId, UUID absenceId, long version, WantedAbsence wanted) {
        var absence = standing(actor, doctorId, absenceId, version);
        var now = clock.instant();
        var zone = hospitals.of(actor.hospitalId()).zone();
        var period = AbsenceRules.period(wanted, absence.period().startDate(), zone, now);
        AbsenceRules.refuseTwice(absences.exists(doctorId, wanted.type(), period, absenceId));
        absence.requireMayBecome(wanted.type());
        var from = period.firstDaySince(LocalDate.ofInstant(now, zone));
        var live = appointments.live(doctorId, from, period.endDate());
        return new AbsencePreview(
                doctorId,
                effects.ofAbsence(doctorId, wanted.type(), period, live, now).effects(),
                blocks.opened(absenceId, period.startsAt(), period.endsAt(), now));
    }

    /** Answers, and refuses, what {@link WithdrawAbsence} would at this moment. */
    @Audited(value = "previewAbsenceWithdrawal", object = "doctor")
    public AbsencePreview withdrawal(Actor actor, UUID doctorId, UUID absenceId, long version) {
        standing(actor, doctorId, absenceId, version);
        var now = clock.instant();
        return new AbsencePreview(doctorId, AbsenceEffects.none(), blocks.opened(absenceId, now, now, now));
    }

    private Absence standing(Actor actor, UUID doctorId, UUID absenceId, long version) {
        schedules.requireFor(actor, doctorId);
        var absence = absences.require(actor.hospitalId(), doctorId, absenceId);
        absence.requireVersion(version);
        absence.requireStanding(clock.instant());
        return absence;
    }
}
