package care.hms.workflow;

import care.hms.Source;
import care.hms.appointment.AppointmentStatus;
import care.hms.appointment.Deadlines;
import care.hms.noshow.SettleNoShows;
import care.hms.process.AppointmentLifecycle.Outcomes;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The no-show's instant has come: asks the domain, and tells the model where the appointment stands (decision A6). */
final class MarkNoShowDelegate implements JavaDelegate {

    private final SettleNoShows settleNoShows;
    private final Function<UUID, Optional<Deadlines>> deadlines;

    /** @param deadlines where the row of an appointment is, and when somebody must act */
    MarkNoShowDelegate(SettleNoShows settleNoShows, Function<UUID, Optional<Deadlines>> deadlines) {
        this.settleNoShows = settleNoShows;
        this.deadlines = deadlines;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var appointmentId = UUID.fromString(execution.getProcessBusinessKey());
        var outcome =
                switch (settleNoShows.settle(appointmentId, Source.TIMER)) {
                    case MARKED -> Outcomes.MARKED;
                    case ALREADY_SETTLED -> Outcomes.ALREADY_SETTLED;
                    case NOT_YET_DUE -> waitAgain(appointmentId, execution);
                    case NOT_WAITING -> followThePatient(appointmentId, execution);
                };
        ProcessVariable.OUTCOME.set(execution, outcome);
    }

    private String waitAgain(UUID appointmentId, DelegateExecution execution) {
        ProcessVariable.NO_SHOW_DUE_AT.set(
                execution, deadlines.apply(appointmentId).orElseThrow().noShowDueAt());
        return Outcomes.NOT_YET_DUE;
    }

    private String followThePatient(UUID appointmentId, DelegateExecution execution) {
        var row = deadlines.apply(appointmentId).orElseThrow();
        if (row.status() == AppointmentStatus.IN_PROGRESS) {
            return Outcomes.IN_CONSULTATION;
        }
        ProcessVariable.NO_VITALS_DUE_AT.set(execution, row.noVitalsDueAt());
        ProcessVariable.WAITING_TOO_LONG_DUE_AT.set(execution, row.waitingTooLongDueAt());
        return Outcomes.NOT_WAITING;
    }
}
