package care.hms.audit;

import care.hms.Audited;
import care.hms.Invalid;
import care.hms.Page;
import care.hms.account.Action;
import care.hms.account.Actor;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Set;

/** Reads the audit: an administrator that of the hospital, the platform's that of the platform. */
@Stateless
@PermitAll
public class AuditQueries {

    private static final Set<String> OUTCOMES = Set.of("success", "refused", "failed");

    private JpaAuditEvents events;

    protected AuditQueries() {}

    @Inject
    public AuditQueries(JpaAuditEvents events) {
        this.events = events;
    }

    /** The lines the filter wants, the newest first. */
    @Audited(value = "listAuditEvents", object = "audit")
    public Page<AuditEventView> list(Actor actor, AuditFilter filter, int page, int size) {
        actor.require(Action.READ_AUDIT);
        Page.require(page, size);
        if (filter.outcome() != null && !OUTCOMES.contains(filter.outcome())) {
            throw new Invalid("outcome", "success, refused or failed");
        }
        return new Page<>(
                events.list(actor.hospitalId(), filter, page * size, size),
                page,
                size,
                events.count(actor.hospitalId(), filter));
    }
}
