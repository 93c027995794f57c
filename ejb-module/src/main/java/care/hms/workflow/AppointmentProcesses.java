package care.hms.workflow;

import static java.lang.System.Logger.Level.INFO;

import care.hms.Source;
import care.hms.appointment.AppointmentBooked;
import care.hms.appointment.AppointmentCancelled;
import care.hms.appointment.AppointmentConfirmed;
import care.hms.appointment.AppointmentRescheduled;
import care.hms.appointment.AppointmentsCancelledForAbsence;
import care.hms.appointment.CheckInUndone;
import care.hms.appointment.ConsultationCompleted;
import care.hms.appointment.ConsultationStarted;
import care.hms.appointment.PatientCheckedIn;
import care.hms.appointment.VitalsRecorded;
import care.hms.noshow.AppointmentMarkedNoShow;
import care.hms.noshow.AppointmentReinstated;
import care.hms.process.AppointmentLifecycle;
import care.hms.process.AppointmentLifecycle.Activities;
import care.hms.process.AppointmentLifecycle.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.variable.Variables;

/**
 * Carries what happened to an appointment into its process instance, in the transaction in which it happened: row and
 * instance change together or not at all. An instance that does not listen is no failure, because the row is the truth
 * and the instance is then brought to where the row is (decision S8).
 */
@ApplicationScoped
class AppointmentProcesses {

    private static final System.Logger LOGGER = System.getLogger(AppointmentProcesses.class.getName());

    private final RunningEngine engine;
    private final JpaJobs jobs;
    private final JpaBehind behind;

    @Inject
    AppointmentProcesses(RunningEngine engine, JpaJobs jobs, JpaBehind behind) {
        this.engine = engine;
        this.jobs = jobs;
        this.behind = behind;
    }

    /** For the container's proxy. */
    protected AppointmentProcesses() {
        this(null, null, null);
    }

    void onBooked(@Observes AppointmentBooked event) {
        engine.runtime()
                .createProcessInstanceByKey(AppointmentLifecycle.PROCESS_ID)
                .processDefinitionWithoutTenantId()
                .businessKey(event.appointmentId().toString())
                .setVariables(Map.ofEntries(
                        ProcessVariable.NO_SHOW_DUE_AT.of(event.noShowDueAt()),
                        HospitalTenant.start(event.hospitalId())))
                .execute();
    }

    void onConfirmed(@Observes AppointmentConfirmed event) {
        tell(event.appointmentId(), Messages.APPOINTMENT_CONFIRMED, Map.of());
    }

    void onRescheduled(@Observes AppointmentRescheduled event) {
        tell(
                event.appointmentId(),
                Messages.APPOINTMENT_RESCHEDULED,
                Map.ofEntries(ProcessVariable.NO_SHOW_DUE_AT.of(event.noShowDueAt())));
    }

    void onCheckedIn(@Observes PatientCheckedIn event) {
        tell(
                event.appointmentId(),
                Messages.PATIENT_CHECKED_IN,
                Map.ofEntries(
                        ProcessVariable.NO_VITALS_DUE_AT.of(event.noVitalsDueAt()),
                        ProcessVariable.WAITING_TOO_LONG_DUE_AT.of(event.waitingTooLongDueAt())));
    }

    /** Only the first vitals move the patient on. */
    void onVitals(@Observes VitalsRecorded event) {
        if (event.first()) {
            tell(
                    event.appointmentId(),
                    Messages.VITALS_RECORDED,
                    Map.ofEntries(ProcessVariable.NO_DOCTOR_DUE_AT.of(event.noDoctorDueAt())));
        }
    }

    void onConsultationStarted(@Observes ConsultationStarted event) {
        tell(event.appointmentId(), Messages.CONSULTATION_STARTED, Map.of());
    }

    void onConsultationCompleted(@Observes ConsultationCompleted event) {
        tell(event.appointmentId(), Messages.CONSULTATION_COMPLETED, Map.of());
    }

    void onCancelled(@Observes AppointmentCancelled event) {
        tell(event.appointmentId(), Messages.APPOINTMENT_CANCELLED, Map.of());
    }

    /** Too many to be told within one transaction: their instances follow the rows (S8). */
    void onCancelledForAbsence(@Observes AppointmentsCancelledForAbsence event) {
        behind.mark(event.appointmentIds());
    }

    /** The instance's own timer marked it: the instance goes on by itself and must not hear its echo. */
    void onMarkedNoShow(@Observes AppointmentMarkedNoShow event) {
        if (event.source() != Source.TIMER) {
            tell(event.appointmentId(), Messages.APPOINTMENT_MARKED_NO_SHOW, Map.of());
        }
    }

    /** The patient is expected once more: the instance goes back to where it waited before. */
    void onCheckInUndone(@Observes CheckInUndone event) {
        jobs.hold(event.appointmentId());
        var instance = engine.runtime()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(event.appointmentId().toString(), AppointmentLifecycle.PROCESS_ID)
                .activityIdIn(Activities.WAIT_FOR_VITALS)
                .singleResult();
        if (instance == null) {
            LOGGER.log(
                    INFO, "no process instance of appointment {0} waits for vitals: it follows", event.appointmentId());
            behind.mark(event.appointmentId());
            return;
        }
        engine.runtime()
                .setVariables(instance.getId(), Map.ofEntries(ProcessVariable.NO_SHOW_DUE_AT.of(event.noShowDueAt())));
        engine.runtime()
                .createProcessInstanceModification(instance.getId())
                .startBeforeActivity(Activities.WAIT_FOR_ARRIVAL)
                .cancelAllForActivity(Activities.WAITING_ROOM)
                .execute();
    }

    /** The instance of the no-show is at its end, or about to be: a new one waits from the waiting room on (A8). */
    void onReinstated(@Observes AppointmentReinstated event) {
        jobs.hold(event.appointmentId());
        var key = event.appointmentId().toString();
        engine.runtime()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(key, AppointmentLifecycle.PROCESS_ID)
                .list()
                .forEach(behind -> engine.runtime().deleteProcessInstance(behind.getId(), "reinstated"));
        engine.runtime()
                .createProcessInstanceByKey(AppointmentLifecycle.PROCESS_ID)
                .processDefinitionWithoutTenantId()
                .businessKey(key)
                .setVariables(Map.ofEntries(
                        ProcessVariable.NO_VITALS_DUE_AT.of(event.noVitalsDueAt()),
                        ProcessVariable.WAITING_TOO_LONG_DUE_AT.of(event.waitingTooLongDueAt()),
                        HospitalTenant.start(event.hospitalId())))
                .startBeforeActivity(Activities.WAITING_ROOM)
                .execute();
    }

    private void tell(UUID appointmentId, String message, Map<String, Object> variables) {
        jobs.hold(appointmentId);
        var listening = engine.runtime()
                .createExecutionQuery()
                .processDefinitionKey(AppointmentLifecycle.PROCESS_ID)
                .processInstanceBusinessKey(appointmentId.toString())
                .messageEventSubscriptionName(message)
                .singleResult();
        if (listening == null) {
            LOGGER.log(
                    INFO, "no process instance of appointment {0} listens to {1}: it follows", appointmentId, message);
            behind.mark(appointmentId);
            return;
        }
        engine.runtime().messageEventReceived(message, listening.getId(), Variables.fromMap(variables));
    }
}
