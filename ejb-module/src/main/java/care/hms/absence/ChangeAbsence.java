package care.hms.absence;

import care.hms.Audited;
import care.hms.Conflict;
import care.hms.account.Actor;
import care.hms.hospital.HospitalRules;
import care.hms.schedule.Schedules;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/** Moves an absence, or makes an emergency of a planned one, which then cancels what it finds (E3). */
@Stateless
@PermitAll
public class ChangeAbsence {

    private Schedules schedules;
    private JpaAbsences absences;
    private AbsenceActs acts;
    private HospitalRules hospitals;
    private Clock clock;

    protected ChangeAbsence() {}

    @Inject
    public ChangeAbsence(
            Schedules schedules, JpaAbsences absences, AbsenceActs acts, HospitalRules hospitals, Clock clock) {
        this.schedules = schedules;
        this.absences = absences;
        this.acts = acts;
        this.hospitals = hospitals;
        this.clock = clock;
    }

    /**
     * Opens the slots that it leaves, blocks those that it reaches, and acts on the appointments there as a new one
     * would. What it cancelled before stays cancelled.
     *
     * @param version the version the caller saw
     * @throws care.hms.Invalid names all fields that cannot be
     * @throws Conflict {@code absence.past}, {@code absence.exists}, {@code absence.emergency},
     *     {@code absence.withdrawn}, {@code absence.over}
     */
    @Audited(value = "changeAbsence", object = "doctor")
    public AbsenceOutcome change(Actor actor, UUID doctorId, UUID absenceId, long version, WantedAbsence wanted) {
        schedules.requireFor(actor, doctorId);
        var rules = hospitals.lastingOf(actor.hospitalId());
        schedules.hold(actor.hospitalId(), doctorId);
        var absence = absences.require(actor.hospitalId(), doctorId, absenceId);
        absence.requireVersion(version);
        var now = clock.instant();
        absence.requireStanding(now);
        var period = AbsenceRules.period(wanted, absence.period().startDate(), rules.zone(), now);
        AbsenceRules.refuseTwice(absences.exists(doctorId, wanted.type(), period, absenceId));
        absence.change(wanted.type(), period, wanted.reason());
        absences.flush();
        acts.narrow(absence);
        var effects = acts.begin(actor, absence, LocalDate.ofInstant(now, rules.zone()));
        return new AbsenceOutcome(absence.view(true), effects);
    }
}
