package care.hms.board;

import care.hms.Audited;
import care.hms.Page;
import care.hms.account.Action;
import care.hms.account.Actor;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Reads alerts for the screens of their hospital: one statement each, however many there are. */
@Stateless
@PermitAll
public class AlertBoardQueries {

    private JpaAlertBoard alerts;

    protected AlertBoardQueries() {}

    @Inject
    public AlertBoardQueries(JpaAlertBoard alerts) {
        this.alerts = alerts;
    }

    /** Open ones in the order in which their patients began to wait, the longest first; at most 200. */
    @Audited(value = "openAlerts", object = "alert")
    public Page<AlertRow> open(Actor actor, AlertChoice choice) {
        actor.require(Action.SEE_ALERTS);
        return alerts.list(actor.hospitalId(), choice, attended(actor, choice));
    }

    /** Changes with every alert of the choice; tells nothing of them. */
    public String stamp(Actor actor, AlertChoice choice) {
        actor.require(Action.SEE_ALERTS);
        return alerts.stamp(actor.hospitalId(), choice, attended(actor, choice));
    }

    /** One alert, for whoever attends to it; empty when the hospital has none such. */
    public Optional<AlertRow> find(Actor actor, UUID id) {
        actor.require(Action.SEE_ALERTS);
        return alerts.find(actor.hospitalId(), id);
    }

    /** When the last alert of the hospital was raised; empty when there never was one. */
    public Optional<Instant> lastRaised(Actor actor) {
        actor.require(Action.SEE_ALERTS);
        return alerts.lastRaised(actor.hospitalId());
    }

    private static OwnAlerts attended(Actor actor, AlertChoice choice) {
        return choice == AlertChoice.MINE ? OwnAlerts.of(actor) : OwnAlerts.ofAnybody();
    }
}
