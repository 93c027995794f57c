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

/** A doctor will be away, or is from now on (§10.3, decisions E1 to E3): one transaction, whatever has to happen. */
@Stateless
@PermitAll
public class AddAbsence {

    private Schedules schedules;
    private JpaAbsences absences;
    private AbsenceActs acts;
    private HospitalRules hospitals;
    private Clock clock;

    protected AddAbsence() {}

    @Inject
    public AddAbsence(
            Schedules schedules, JpaAbsences absences, AbsenceActs acts, HospitalRules hospitals, Clock clock) {
        this.schedules = schedules;
        this.absences = absences;
        this.acts = acts;
        this.hospitals = hospitals;
        this.clock = clock;
    }

    /**
     * Blocks the slots; in an emergency cancels the appointments and tells the patients, else answers which
     * appointments stay.
     *
     * @throws care.hms.Invalid names all fields that cannot be
     * @throws Conflict {@code absence.past}, {@code absence.exists}
     */
    @Audited(value = "createAbsence", object = "doctor")
    public AbsenceOutcome add(Actor actor, UUID doctorId, WantedAbsence wanted) {
        schedules.requireFor(actor, doctorId);
        var rules = hospitals.lastingOf(actor.hospitalId());
        schedules.hold(actor.hospitalId(), doctorId);
        var now = clock.instant();
        var period = AbsenceRules.period(wanted, null, rules.zone(), now);
        var absence = new Absence(
                actor.hospitalId(), doctorId, wanted.type(), period, wanted.reason(), actor.accountId(), now);
        AbsenceRules.refuseTwice(absences.exists(doctorId, wanted.type(), period, absence.id()));
        absences.add(absence);
        var effects = acts.begin(actor, absence, LocalDate.ofInstant(now, rules.zone()));
        return new AbsenceOutcome(absence.view(true), effects);
    }
}
