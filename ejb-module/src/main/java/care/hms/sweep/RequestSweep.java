package care.hms.sweep;

import care.hms.Audited;
import care.hms.account.Action;
import care.hms.account.Actor;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import java.util.UUID;

/**
 * An administrator wants a run now (§8). That is written down before it begins: how the run ends stands in its own row,
 * and a run may last longer than the transaction of a request.
 */
@Stateless
@PermitAll
public class RequestSweep {

    /** Answers the id of the run that may begin now, for all hospitals and at any hour. */
    @Audited(value = "triggerSweep", object = "cron_job_run")
    public UUID request(Actor actor) {
        actor.require(Action.ADMINISTER);
        return UUID.randomUUID();
    }
}
