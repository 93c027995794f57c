package care.hms.account;

import care.hms.Audited;
import care.hms.Invalid;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/**
 * Gives somebody who works for the hospital an account. Doctors get theirs with their record, so that no account stands
 * for a doctor who does not exist.
 */
@Stateless
@PermitAll
public class AddAccount {

    private AccountRegister register;

    protected AddAccount() {}

    @Inject
    AddAccount(AccountRegister register) {
        this.register = register;
    }

    /**
     * Adds the account to the actor's hospital. Its password must be changed at the first sign-in.
     *
     * @throws Invalid names the fields that cannot be
     * @throws care.hms.Conflict {@code account.username-taken}
     */
    @Audited(value = "addAccount", object = "account")
    public UserView add(Actor actor, NewAccount wanted) {
        actor.require(Action.ADMINISTER);
        if (wanted.role() == null || !wanted.role().isStaff()) {
            throw new Invalid("role", "HOSPITAL_ADMIN, RECEPTIONIST or NURSE");
        }
        return register.open(wanted, actor.hospitalId(), false).view();
    }
}
