package care.hms.audit;

import care.hms.account.Actor;
import care.hms.platform.Origin;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes down what somebody tried and did not get. The attempt's own transaction is over by then: with one still open,
 * many refusals at once would wait for each other's connections.
 */
@Stateless
@PermitAll
public class RecordRefusal {

    private JpaAuditEvents events;

    protected RecordRefusal() {}

    @Inject
    public RecordRefusal(JpaAuditEvents events) {
        this.events = events;
    }

    /**
     * Writes it in a transaction of its own.
     *
     * @param operation the API's operation id
     * @param objectId what it was about, or null
     * @param code why not
     * @param ourFault whether it failed, rather than being refused
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void record(Actor actor, String operation, UUID objectId, String code, boolean ourFault) {
        events.add(new AuditEvent(
                actor.hospitalId(),
                actor.accountId(),
                actor.role().name(),
                operation,
                new AuditEvent.Thing(null, objectId),
                List.of(),
                Origin.current(),
                ourFault ? AuditEvent.Outcome.failed(code) : AuditEvent.Outcome.refused(code),
                Map.of()));
    }
}
