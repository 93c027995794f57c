package care.hms.stagealert;

import care.hms.Audited;
import care.hms.Invalid;
import care.hms.account.Actor;
import care.hms.appointment.Timeline;
import care.hms.appointment.TimelineEvent;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Somebody of the staff has dealt with the alert: it is not raised again (§4, decisions L1, L3). */
@Stateless
@PermitAll
public class ResolveAlert {

    private static final int LONGEST_NOTE = 500;

    private AttendedAlerts attended;
    private Timeline timeline;
    private Clock clock;

    protected ResolveAlert() {}

    @Inject
    public ResolveAlert(AttendedAlerts attended, Timeline timeline, Clock clock) {
        this.attended = attended;
        this.timeline = timeline;
        this.clock = clock;
    }

    /**
     * Resolves it for good.
     *
     * @param version the version the caller saw, or null
     * @param note may be null, at most 500 characters
     * @throws care.hms.Conflict {@code alert.resolved}
     * @throws care.hms.NotFound {@code alert.not-found}
     */
    @Audited(value = "resolveAlert", object = "alert")
    public void resolve(Actor actor, UUID alertId, Long version, String note) {
        if (note != null && note.length() > LONGEST_NOTE) {
            throw new Invalid("note", "at most " + LONGEST_NOTE + " characters");
        }
        var found = attended.require(actor, alertId, version);
        var now = clock.instant();
        found.alert().resolve(actor.accountId(), now, note);
        timeline.record(
                found.appointment(),
                TimelineEvent.ALERT_RESOLVED,
                actor,
                now,
                Map.of("alertType", found.alert().type().name()));
    }
}
