package care.hms.account;

import care.hms.Audited;
import care.hms.Conflict;
import care.hms.Invalid;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;

/** Lets somebody do something else from now on. */
@Stateless
@PermitAll
public class ChangeRole {

    private ManagedAccounts accounts;
    private AccountRows rows;

    protected ChangeRole() {}

    @Inject
    ChangeRole(ManagedAccounts accounts, AccountRows rows) {
        this.accounts = accounts;
        this.rows = rows;
    }

    /**
     * Changes the role; everything given out under the old one ends.
     *
     * @param version the version the actor acts on, or null
     * @throws AccessDenied when SYSTEM_ADMIN is granted by anybody else
     * @throws Invalid {@code role}
     * @throws Conflict {@code account.own}, {@code account.role-fixed} or {@code account.last-administrator}
     * @throws care.hms.NotFound also for an account that the actor may not know of
     * @throws care.hms.Stale on another version
     */
    @Audited(value = "changeAccountRole", object = "account")
    public AccountView change(Actor actor, UUID id, Role role, Long version) {
        actor.require(Action.MANAGE_ACCOUNTS);
        if (role == null) {
            throw new Invalid("role", "one of the roles");
        }
        if (role.isOfThePlatform()) {
            actor.require(Action.ADMINISTER_PLATFORM);
        }
        var held = accounts.hold(actor, id, version);
        var account = held.account();
        if (account.role() != role) {
            requireFreedom(id);
            held.requireAnotherAdministrator();
            account.changeRole(role);
        }
        return accounts.view(account);
    }

    /** Read after the account is held: whoever links it waits. */
    private void requireFreedom(UUID id) {
        if (rows.find(id).filter(Identity::isLinked).isPresent()) {
            throw new Conflict(
                    "account.role-fixed",
                    "A doctor's or a patient's record stands behind this account. Unlink it first.");
        }
    }
}
