package care.hms.audit;

import care.hms.account.Actor;
import care.hms.platform.Caller;
import care.hms.platform.CockpitRecord;
import care.hms.platform.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes down what is changed in Cockpit, where Camunda's own pages act and no use case of ours does. */
@ApplicationScoped
class RecordCockpitAct implements CockpitRecord {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private JpaAuditEvents events;

    /** For the container's proxy. */
    protected RecordCockpitAct() {}

    @Inject
    RecordCockpitAct(JpaAuditEvents events) {
        this.events = events;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void done(Caller who, Asked what) {
        add(who, what, AuditEvent.Outcome.SUCCESS);
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void notDone(Caller who, Asked what, String code, boolean ourFault) {
        add(who, what, ourFault ? AuditEvent.Outcome.failed(code) : AuditEvent.Outcome.refused(code));
    }

    private void add(Caller who, Asked what, AuditEvent.Outcome outcome) {
        var actor = Actor.of(who);
        events.add(new AuditEvent(
                actor.hospitalId(),
                actor.accountId(),
                actor.role().name(),
                READING.contains(what.method()) ? "readInCockpit" : "changeInCockpit",
                new AuditEvent.Thing(what.objectType(), what.objectId()),
                List.of(),
                Origin.current(),
                outcome,
                Map.of("method", what.method(), "path", what.path())));
    }
}
