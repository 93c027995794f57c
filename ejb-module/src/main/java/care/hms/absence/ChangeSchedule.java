package care.hms.absence;

import care.hms.Audited;
import care.hms.account.Actor;
import care.hms.notification.Notices;
import care.hms.schedule.Schedules;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;

/** Gives a doctor other working hours, and tells whoever has an appointment outside of them (§10.4, E4). */
@Stateless
@PermitAll
public class ChangeSchedule {

    private Schedules schedules;
    private ScheduleChanges changes;
    private JpaAbsences absences;
    private AbsenceActs acts;
    private Notices notices;
    private Clock clock;

    protected ChangeSchedule() {}

    @Inject
    public ChangeSchedule(
            Schedules schedules,
            ScheduleChanges changes,
            JpaAbsences absences,
            AbsenceActs acts,
            Notices notices,
            Clock clock) {
        this.schedules = schedules;
        this.changes = changes;
        this.absences = absences;
        this.acts = acts;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * Changes both at once and answers which appointments lie outside now; they stay. Whoever sends the schedule that
     * stands already changes nothing and tells nobody.
     *
     * @param version the doctor's version that the caller saw, or null
     * @throws care.hms.Invalid names the field that cannot be
     */
    @Audited(value = "changeSchedule", object = "doctor")
    public ScheduleOutcome change(Actor actor, UUID doctorId, Long version, WantedSchedule wanted) {
        schedules.requireFor(actor, doctorId);
        var before = schedules.hold(actor.hospitalId(), doctorId);
        var after =
                schedules.change(actor.hospitalId(), doctorId, version, wanted.slotMinutes(), wanted.workingHours());
        // What was blocked is blocked still, but a slot of another length may only have touched it.
        absences.standing(doctorId, clock.instant()).forEach(acts::narrow);
        var plan = changes.plan(actor.hospitalId(), before, wanted);
        notices.announce(plan.messages());
        return new ScheduleOutcome(after, plan.affected());
    }
}
