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

    void onPoliciesChanged(@Observes PoliciesChanged event) {
        var now = clock.instant();
        var hospitalId = event.after().hospitalId();
        if (!event.after().noShow().equals(event.before().noShow())) {
            deadlines.moveNoShow(hospitalId, event.after().noShow(), now, now.plus(PoliciesChanged.SOONEST));
        }
        if (!event.after().alerts().equals(event.before().alerts())) {
            deadlines.moveAlerts(hospitalId, event.after().alerts(), now, now.plus(PoliciesChanged.SOONEST));
        }
    }
}
