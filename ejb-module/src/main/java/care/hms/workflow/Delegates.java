package care.hms.workflow;

import care.hms.appointment.DeadlineQueries;
import care.hms.noshow.SettleNoShows;
import care.hms.process.AppointmentLifecycle;
import care.hms.stagealert.AlertType;
import care.hms.stagealert.RaiseAlert;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The delegates by the names that the model uses. */
@Dependent
class Delegates {

    private final SettleNoShows settleNoShows;
    private final DeadlineQueries deadlines;
    private final RaiseAlert raiseAlert;

    @Inject
    Delegates(SettleNoShows settleNoShows, DeadlineQueries deadlines, RaiseAlert raiseAlert) {
        this.settleNoShows = settleNoShows;
        this.deadlines = deadlines;
        this.raiseAlert = raiseAlert;
    }

    Map<String, JavaDelegate> byName() {
        return Map.of(
                AppointmentLifecycle.Delegates.MARK_NO_SHOW,
                new MarkNoShowDelegate(settleNoShows, id -> deadlines.of(id)),
                AppointmentLifecycle.Delegates.RAISE_NO_VITALS,
                new RaiseAlertDelegate(raiseAlert, AlertType.NO_VITALS),
                AppointmentLifecycle.Delegates.RAISE_NO_DOCTOR,
                new RaiseAlertDelegate(raiseAlert, AlertType.NO_DOCTOR),
                AppointmentLifecycle.Delegates.RAISE_WAITING_TOO_LONG,
                new RaiseAlertDelegate(raiseAlert, AlertType.WAITING_TOO_LONG));
    }
}
