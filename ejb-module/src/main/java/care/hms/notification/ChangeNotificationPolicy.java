package care.hms.notification;

import care.hms.Audited;
import care.hms.account.Action;
import care.hms.account.Actor;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** An administrator decides how the hospital's patients are told. */
@Stateless
@PermitAll
public class ChangeNotificationPolicy {

    private JpaNotificationChoices choices;

    protected ChangeNotificationPolicy() {}

    @Inject
    public ChangeNotificationPolicy(JpaNotificationChoices choices) {
        this.choices = choices;
    }

    /**
     * Replaces the policy; it holds for what is written from now on.
     *
     * @throws care.hms.Invalid names the field
     */
    @Audited(value = "changeNotificationPolicy", object = "hospital")
    public HospitalPolicy change(Actor actor, HospitalPolicy wanted) {
        actor.require(Action.ADMINISTER);
        choices.store(actor.hospitalId(), wanted.checked());
        return wanted;
    }
}
