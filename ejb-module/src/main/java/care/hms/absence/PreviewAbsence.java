package care.hms.absence;

import care.hms.Audited;
import care.hms.account.Actor;
import care.hms.appointment.DoctorsAppointments;
import care.hms.hospital.HospitalRules;
import care.hms.schedule.Schedules;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;

/** Shows what an absence would do, and does nothing. */
@Stateless
@PermitAll
public class PreviewAbsence {

    private Schedules schedules;
    private JpaAbsences absences;
    private DoctorsAppointments appointments;
    private PlannedEffects effects;
    private HospitalRules hospitals;
    private Clock clock;

    protected PreviewAbsence() {}

    @Inject
    public PreviewAbsence(
            Schedules schedules,
            JpaAbsences absences,
            DoctorsAppointments appointments,
            PlannedEffects effects,
            HospitalRules hospitals,
            Clock clock) {
        this.schedules = schedules;
        this.absences = absences;
        this.appointments = appointments;
        this.effects = effects;
        this.hospitals = hospitals;
        this.clock = clock;
    }

    /** Answers, and refuses, what {@link AddAbsence} would at this moment. */
    @Audited(value = "previewAbsence", object = "doctor")
    public AbsencePreview preview(Actor actor, UUID doctorId, WantedAbsence wanted) {
        schedules.requireFor(actor, doctorId);
        var now = clock.instant();
        var period = AbsenceRules.period(
                wanted, null, hospitals.of(actor.hospitalId()).zone(), now);
        AbsenceRules.refuseTwice(absences.exists(doctorId, wanted.type(), period, doctorId));
        var live = appointments.live(doctorId, period.startDate(), period.endDate());
        return new AbsencePreview(
                doctorId,
                effects.ofAbsence(doctorId, wanted.type(), period, live, now).effects(),
                0);
    }
}
