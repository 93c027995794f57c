package care.hms.absence;

import care.hms.Audited;
import care.hms.account.Actor;
import care.hms.schedule.Schedules;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;

/** Shows whom other working hours would concern, and what they would be told; changes nothing. */
@Stateless
@PermitAll
public class PreviewSchedule {

    private Schedules schedules;
    private ScheduleChanges changes;

    protected PreviewSchedule() {}

    @Inject
    public PreviewSchedule(Schedules schedules, ScheduleChanges changes) {
        this.schedules = schedules;
        this.changes = changes;
    }

    /** Answers, and refuses, what {@link ChangeSchedule} would at this moment. */
    @Audited(value = "previewSchedule", object = "doctor")
    public ScheduleOutcome preview(Actor actor, UUID doctorId, WantedSchedule wanted) {
        var doctor = schedules.requireFor(actor, doctorId);
        schedules.check(wanted.slotMinutes(), wanted.workingHours());
        return new ScheduleOutcome(
                doctor, changes.plan(actor.hospitalId(), doctor, wanted).affected());
    }
}
