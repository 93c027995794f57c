package care.hms.noshow;

import care.hms.Audited;
import care.hms.Invalid;
import care.hms.account.Action;
import care.hms.account.Actor;
import care.hms.appointment.Appointments;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;

/** A person says that the patient did not come (§3, §7C, decision A2). */
@Stateless
@PermitAll
public class MarkNoShow {

    private Appointments appointments;
    private NoShowEffects effects;
    private Clock clock;

    protected MarkNoShow() {}

    @Inject
    public MarkNoShow(Appointments appointments, NoShowEffects effects, Clock clock) {
        this.appointments = appointments;
        this.effects = effects;
        this.clock = clock;
    }

    /**
     * Marks an expected appointment from its slot's start on; the slot is released while some of it is left.
     *
     * @param version the version the caller saw, or null
     * @param note may be null, at most 500 characters
     * @throws care.hms.Conflict {@code appointment.not-started}
     */
    @Audited(value = "markNoShow", object = "appointment")
    public Marked mark(Actor actor, UUID id, Long version, NoShowReason reason, String note) {
        if (reason == null || reason == NoShowReason.AUTO_TIMEOUT) {
            throw new Invalid("reason", "MANUAL_STAFF, MANUAL_DOCTOR or PATIENT_CALLED");
        }
        if (note != null && note.length() > 500) {
            throw new Invalid("note", "at most 500 characters");
        }
        var appointment = appointments.requireFor(actor, action(reason), id, version);
        var now = clock.instant();
        appointment.markNoShowByHand(now);
        var released = effects.follow(appointment, reason, note, now, actor.accountId(), actor.source());
        return new Marked(id, released);
    }

    private static Action action(NoShowReason reason) {
        return reason == NoShowReason.MANUAL_DOCTOR ? Action.MARK_NO_SHOW_AS_DOCTOR : Action.MARK_NO_SHOW_AS_STAFF;
    }
}
