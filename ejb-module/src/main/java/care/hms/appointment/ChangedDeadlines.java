package care.hms.appointment;

import care.hms.hospital.PoliciesChanged;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;

/**
 * Gives appointments that wait the deadlines of changed policies (decision E5): whoever is not yet due gets the new
 * instant, but at least five minutes from now.
 */
@Dependent
class ChangedDeadlines {

    private final JpaDeadlines deadlines;
    private final Clock clock;

    @Inject
    ChangedDeadlines(JpaDeadlines deadlines, Clock clock) {
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Only the kinds whose rule is another one: who is due as soon as a change may make him is not put off by the next. */
    void onPoliciesChanged(@Observes PoliciesChanged event) {
        var now = clock.instant();
        var soonest = now.plus(PoliciesChanged.SOONEST);
        var hospitalId = event.after().hospitalId();
        if (!event.after().noShow().equals(event.before().noShow())) {
            deadlines.moveNoShow(
                    hospitalId, event.after().noShow(), event.after().undoCheckIn(), now, soonest);
        }
        var before = event.before().alerts();
        var after = event.after().alerts();
        var otherClock = after.clock() != before.clock();
        if (otherClock || !after.noVitalsAfter().equals(before.noVitalsAfter())) {
            deadlines.moveNoVitals(hospitalId, after, now, soonest);
        }
        if (otherClock || !after.noDoctorAfter().equals(before.noDoctorAfter())) {
            deadlines.moveNoDoctor(hospitalId, after, now, soonest);
        }
        if (!after.waitingTooLongAfter().equals(before.waitingTooLongAfter())) {
            deadlines.moveWaitingTooLong(hospitalId, after, now, soonest);
        }
    }
}
