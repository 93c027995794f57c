package care.hms.workflow;

import care.hms.appointment.DeadlineQueries;
import care.hms.process.AppointmentLifecycle;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/**
 * Brings the instance of one appointment to where the row is (decision S8). It holds the row meanwhile, as everybody does
 * who changes one: the instance's own timer comes before, and nothing is left to do, or after, and finds nothing.
 */
@Stateless
@PermitAll
public class FollowRow {

    private RunningEngine engine;
    private JpaBehind behind;
    private JpaJobs jobs;
    private DeadlineQueries deadlines;
    private Clock clock;

    protected FollowRow() {}

    @Inject
    FollowRow(RunningEngine engine, JpaBehind behind, JpaJobs jobs, DeadlineQueries deadlines, Clock clock) {
        this.engine = engine;
        this.behind = behind;
        this.jobs = jobs;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Does nothing when another node, or whoever changes the row at this moment, is at it. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void follow(UUID appointmentId) {
        behind.hold(appointmentId).ifPresent(hospitalId -> {
            jobs.hold(appointmentId);
            bring(appointmentId, hospitalId);
            behind.clear(appointmentId);
        });
    }

    private void bring(UUID id, UUID hospitalId) {
        var place = Place.of(deadlines.of(id).orElseThrow());
        var runtime = engine.runtime();
        var instances = instances(runtime, id);
        if (place.isEnd()) {
            instances.forEach(instance -> end(runtime, instance));
        } else if (instances.isEmpty()) {
            runtime.createProcessInstanceByKey(AppointmentLifecycle.PROCESS_ID)
                    .processDefinitionWithoutTenantId()
                    .businessKey(id.toString())
                    .setVariables(place.variables())
                    .setVariables(Map.ofEntries(HospitalTenant.start(hospitalId)))
                    .startBeforeActivity(place.activity())
                    .execute();
        } else {
            move(runtime, instances.get(0), place);
            instances.stream().skip(1).forEach(instance -> end(runtime, instance));
        }
    }

    private static List<ProcessInstance> instances(RuntimeService runtime, UUID id) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(id.toString(), AppointmentLifecycle.PROCESS_ID)
                .orderByProcessInstanceId()
                .asc()
                .list();
    }

    private static void end(RuntimeService runtime, ProcessInstance instance) {
        runtime.deleteProcessInstance(instance.getId(), "the appointment is settled", true, true);
    }

    /** An instance that waits at its place stays there: only the timers that are due at another instant are moved. */
    private void move(RuntimeService runtime, ProcessInstance instance, Place place) {
        var waitsThere = runtime.getActiveActivityIds(instance.getId()).contains(place.activity());
        runtime.setVariables(instance.getId(), place.variables());
        if (waitsThere && hasItsTimers(instance, place)) {
            return;
        }
        var move = runtime.createProcessInstanceModification(instance.getId());
        Stream.of(runtime.getActivityInstance(instance.getId()).getChildActivityInstances())
                .map(ActivityInstance::getId)
                .forEach(move::cancelActivityInstance);
        move.startBeforeActivity(place.activity()).execute();
    }

    /** Moves those that are there; answers false when one is lost. One whose instant has passed has done its work. */
    private boolean hasItsTimers(ProcessInstance instance, Place place) {
        var management = engine.management();
        var now = Date.from(clock.instant());
        var complete = true;
        for (var timer : place.timers().entrySet()) {
            var due = timer.getValue();
            var job = management
                    .createJobQuery()
                    .processInstanceId(instance.getId())
                    .activityId(timer.getKey())
                    .singleResult();
            if (job == null) {
                complete &= !due.after(now);
            } else if (due.getTime() != job.getDuedate().getTime()) {
                management.setJobDuedate(job.getId(), due);
            }
        }
        return complete;
    }
}
