package care.hms.absence;

import care.hms.Audited;
import care.hms.Conflict;
import care.hms.account.Actor;
import care.hms.schedule.Schedules;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;

/** The doctor is there after all: the slots open again, unless somebody else blocks them (E3). */
@Stateless
@PermitAll
public class WithdrawAbsence {

    private Schedules schedules;
    private JpaAbsences absences;
    private AbsenceActs acts;
    private Clock clock;

    protected WithdrawAbsence() {}

    @Inject
    public WithdrawAbsence(Schedules schedules, JpaAbsences absences, AbsenceActs acts, Clock clock) {
        this.schedules = schedules;
        this.absences = absences;
        this.acts = acts;
        this.clock = clock;
    }

    /**
     * Withdraws it for good. Appointments that it cancelled stay cancelled: their patients were told.
     *
     * @param version the version the caller saw
     * @throws Conflict {@code absence.withdrawn}, {@code absence.over}
     */
    @Audited(value = "withdrawAbsence", object = "doctor")
    public AbsenceView withdraw(Actor actor, UUID doctorId, UUID absenceId, long version) {
        schedules.requireFor(actor, doctorId);
        schedules.hold(actor.hospitalId(), doctorId);
        var absence = absences.require(actor.hospitalId(), doctorId, absenceId);
        absence.requireVersion(version);
        var now = clock.instant();
        absence.requireStanding(now);
        absence.withdraw(actor.accountId(), now);
        acts.end(absence);
        absences.flush();
        return absence.view(true);
    }
}
