package care.hms.process;

import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Job;

/** One appointment's instance, told what happens and asked where it stands. */
final class Instance {

    private final ProcessEngine engine;
    private final String id;
    private final String appointmentId;

    private Instance(ProcessEngine engine, String id, String appointmentId) {
        this.engine = engine;
        this.id = id;
        this.appointmentId = appointmentId;
    }

    static Instance booked(ProcessEngine engine, String appointmentId, Instant noShowDueAt) {
        Map<String, Object> variables = Map.of(AppointmentLifecycle.Variables.NO_SHOW_DUE_AT, Date.from(noShowDueAt));
        var started = engine.getRuntimeService()
                .startProcessInstanceByKey(AppointmentLifecycle.PROCESS_ID, appointmentId, variables);
        return new Instance(engine, started.getId(), appointmentId);
    }

    String appointmentId() {
        return appointmentId;
    }

    /** Tells the instance in the way the application does; fails when it does not listen. */
    void hears(String message, Object... namesAndInstants) {
        Map<String, Object> variables = new HashMap<>();
        for (int i = 0; i < namesAndInstants.length; i += 2) {
            variables.put((String) namesAndInstants[i], Date.from((Instant) namesAndInstants[i + 1]));
        }
        engine.getRuntimeService()
                .messageEventReceived(message, listener(message).orElseThrow().getId(), variables);
    }

    boolean listensTo(String message) {
        return listener(message).isPresent();
    }

    private Optional<Execution> listener(String message) {
        return Optional.ofNullable(engine.getRuntimeService()
                .createExecutionQuery()
                .processDefinitionKey(AppointmentLifecycle.PROCESS_ID)
                .processInstanceBusinessKey(appointmentId)
                .messageEventSubscriptionName(message)
                .singleResult());
    }

    /** Moves the engine's clock and runs what is due then, as the job executor would. */
    void passesTimeUntil(Instant now) {
        ClockUtil.setCurrentTime(Date.from(now));
        engine.getManagementService()
                .createJobQuery()
                .processInstanceId(id)
                .executable()
                .list()
                .forEach(job -> engine.getManagementService().executeJob(job.getId()));
    }

    /** The activities at which the instance waits; empty when it has ended. */
    Set<String> standsAt() {
        if (hasEnded()) {
            return Set.of();
        }
        return Arrays.stream(engine.getRuntimeService().getActivityInstance(id).getChildActivityInstances())
                .flatMap(child -> child.getChildActivityInstances().length == 0
                        ? Stream.of(child)
                        : Arrays.stream(child.getChildActivityInstances()))
                .map(ActivityInstance::getActivityId)
                .collect(Collectors.toSet());
    }

    boolean hasEnded() {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(id)
                        .count()
                == 0;
    }

    /** The end events passed so far, those of the waiting room included. */
    List<String> ends() {
        return engine.getHistoryService().createHistoricActivityInstanceQuery().processInstanceId(id).list().stream()
                .filter(activity -> activity.getActivityType().endsWith("EndEvent"))
                .map(HistoricActivityInstance::getActivityId)
                .sorted()
                .toList();
    }

    List<Job> jobs() {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(id)
                .list();
    }

    /** When the given timer is due. */
    Instant dueAt(String timerId) {
        return timer(timerId).getDuedate().toInstant();
    }

    Job timer(String timerId) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(id)
                .activityId(timerId)
                .singleResult();
    }

    /** The timers that wait, by the id of their event. */
    Set<String> timers() {
        return jobs().stream()
                .map(job -> engine.getManagementService()
                        .createJobDefinitionQuery()
                        .jobDefinitionId(job.getJobDefinitionId())
                        .singleResult()
                        .getActivityId())
                .collect(Collectors.toSet());
    }
}
