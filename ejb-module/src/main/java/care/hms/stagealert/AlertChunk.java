package care.hms.stagealert;

import care.hms.Fence;
import care.hms.Source;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Many alerts in one transaction, all of it or nothing. */
@Stateless
@PermitAll
public class AlertChunk {

    private JpaDueAlerts alerts;
    private Clock clock;
    private Event<AlertsRaised> raised;

    protected AlertChunk() {}

    @Inject
    public AlertChunk(JpaDueAlerts alerts, Clock clock, Event<AlertsRaised> raised) {
        this.alerts = alerts;
        this.clock = clock;
        this.raised = raised;
    }

    /** Answers how many are raised now; what somebody else holds is left to him. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public int raise(AlertType type, List<UUID> ids, Source source, Fence fence) {
        fence.hold();
        var dueAt = alerts.raise(type, ids, clock.instant(), source);
        if (!dueAt.isEmpty()) {
            raised.fire(new AlertsRaised(type, source, dueAt));
        }
        return dueAt.size();
    }

    /** Resolves, as by itself, those of them that have no reason any more; answers how many. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public int resolve(List<UUID> alertIds, Source source, Fence fence) {
        fence.hold();
        return alerts.resolve(alertIds, clock.instant(), source);
    }
}
