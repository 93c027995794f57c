package care.hms.workflow;

import static java.lang.System.Logger.Level.DEBUG;

import care.hms.stagealert.AlertType;
import care.hms.stagealert.RaiseAlert;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** A stage takes too long: asks the domain for the alert. Whatever it answers, the patient goes on waiting. */
final class RaiseAlertDelegate implements JavaDelegate {

    private static final System.Logger LOGGER = System.getLogger(RaiseAlertDelegate.class.getName());

    private final RaiseAlert raiseAlert;
    private final AlertType type;

    RaiseAlertDelegate(RaiseAlert raiseAlert, AlertType type) {
        this.raiseAlert = raiseAlert;
        this.type = type;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var appointmentId = UUID.fromString(execution.getProcessBusinessKey());
        var answer = raiseAlert.raise(appointmentId, type);
        LOGGER.log(DEBUG, "alert {0} of appointment {1}: {2}", type, appointmentId, answer);
    }
}
