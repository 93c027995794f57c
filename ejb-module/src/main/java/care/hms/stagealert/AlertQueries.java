package care.hms.stagealert;

import care.hms.Audited;
import care.hms.NotFound;
import care.hms.Page;
import care.hms.account.Action;
import care.hms.account.Actor;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;

/** Reads the alerts of the caller's hospital (§8). */
@Stateless
@PermitAll
public class AlertQueries {

    private JpaAlertViews views;

    protected AlertQueries() {}

    @Inject
    public AlertQueries(JpaAlertViews views) {
        this.views = views;
    }

    /** Those that the filter wants, the oldest first: whoever waits longest stands on top. */
    @Audited(value = "listAlerts", object = "alert")
    public Page<AlertView> list(Actor actor, AlertFilter filter, int page, int size) {
        actor.require(Action.SEE_ALERTS);
        Page.require(page, size);
        return new Page<>(
                views.list(actor.hospitalId(), filter, page * size, size),
                page,
                size,
                views.count(actor.hospitalId(), filter));
    }

    /** One alert, resolved or not. */
    @Audited(value = "readAlert", object = "alert")
    public AlertView get(Actor actor, UUID id) {
        actor.require(Action.SEE_ALERTS);
        return views.find(actor.hospitalId(), id).orElseThrow(() -> new NotFound("alert", id));
    }
}
