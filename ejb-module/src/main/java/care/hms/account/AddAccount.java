package care.hms.account;

import care.hms.Audited;
import care.hms.Invalid;
import care.hms.NotFound;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;

/**
 * Gives somebody an account: an administrator in the own hospital, the platform's everywhere. A doctor's or a patient's
 * opens nothing until it is linked to the record.
 */
@Stateless
@PermitAll
public class AddAccount {

    private AccountRegister register;
    private AccountRows rows;
    private JpaAccountViews views;

    protected AddAccount() {}

    @Inject
    AddAccount(AccountRegister register, AccountRows rows, JpaAccountViews views) {
        this.register = register;
        this.rows = rows;
        this.views = views;
    }

    /**
     * Adds the account. Its password must be changed at the first sign-in.
     *
     * @param hospitalId where the account belongs; null means the actor's own hospital, or none for SYSTEM_ADMIN
     * @throws AccessDenied when SYSTEM_ADMIN is granted by anybody else
     * @throws Invalid names the fields that cannot be
     * @throws NotFound when there is no such hospital, or none the actor may know of
     * @throws care.hms.Conflict {@code account.username-taken}
     */
    @Audited(value = "addAccount", object = "account")
    public AccountView add(Actor actor, NewAccount wanted, UUID hospitalId) {
        actor.require(Action.MANAGE_ACCOUNTS);
        if (wanted.role() == null) {
            throw new Invalid("role", "one of the roles");
        }
        var hospital = hospital(actor, wanted.role(), hospitalId);
        var added = register.add(wanted, hospital, false);
        return views.find(hospital, added).orElseThrow(() -> new NotFound("account", added));
    }

    private UUID hospital(Actor actor, Role role, UUID asked) {
        if (role.isOfThePlatform()) {
            actor.require(Action.ADMINISTER_PLATFORM);
            if (asked != null) {
                throw new Invalid("hospitalId", "nothing: a SYSTEM_ADMIN belongs to no hospital");
            }
            return null;
        }
        var hospital = asked == null ? actor.hospitalId() : asked;
        if (hospital == null) {
            throw new Invalid("hospitalId", "the hospital to which the account belongs");
        }
        var isOwn = hospital.equals(actor.hospitalId());
        if (!isOwn && !(actor.role().isOfThePlatform() && rows.hasHospital(hospital))) {
            throw new NotFound("hospital", hospital);
        }
        return hospital;
    }
}
