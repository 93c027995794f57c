package care.hms.stagealert;

import care.hms.Audited;
import care.hms.account.Actor;
import care.hms.appointment.Timeline;
import care.hms.appointment.TimelineEvent;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Somebody of the staff has seen the alert (§4, decision L3). */
@Stateless
@PermitAll
public class AcknowledgeAlert {

    private AttendedAlerts attended;
    private Timeline timeline;
    private Clock clock;
    private Event<AlertAcknowledged> acknowledged;

    protected AcknowledgeAlert() {}

    @Inject
    public AcknowledgeAlert(
            AttendedAlerts attended, Timeline timeline, Clock clock, Event<AlertAcknowledged> acknowledged) {
        this.attended = attended;
        this.timeline = timeline;
        this.clock = clock;
        this.acknowledged = acknowledged;
    }

    /**
     * Acknowledges it; a second time changes nothing, and the first person stays the one who did.
     *
     * @param version the version the caller saw, or null
     * @throws care.hms.Conflict {@code alert.resolved}
     * @throws care.hms.NotFound {@code alert.not-found}
     */
    @Audited(value = "acknowledgeAlert", object = "alert")
    public void acknowledge(Actor actor, UUID alertId, Long version) {
        var found = attended.require(actor, alertId, version);
        var now = clock.instant();
        if (found.alert().acknowledge(actor.accountId(), now)) {
            timeline.record(
                    found.appointment(),
                    TimelineEvent.ALERT_ACKNOWLEDGED,
                    actor,
                    now,
                    Map.of("alertType", found.alert().type().name()));
            acknowledged.fire(new AlertAcknowledged(
                    alertId, found.alert().type(), found.alert().triggeredAt()));
        }
    }
}
