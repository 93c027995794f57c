package care.hms.account;

import care.hms.Audited;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;

/** Shuts somebody out. */
@Stateless
@PermitAll
public class DisableAccount {

    private ManagedAccounts accounts;

    protected DisableAccount() {}

    @Inject
    DisableAccount(ManagedAccounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Disables the account; its sessions and tokens end at once. Doing so twice changes nothing.
     *
     * @param version the version the actor acts on, or null
     * @throws care.hms.Conflict {@code account.own} or {@code account.last-administrator}
     * @throws care.hms.NotFound also for an account that the actor may not know of
     * @throws care.hms.Stale on another version
     */
    @Audited(value = "disableAccount", object = "account")
    public AccountView disable(Actor actor, UUID id, Long version) {
        var held = accounts.hold(actor, id, version);
        held.requireAnotherAdministrator();
        held.account().disable();
        return accounts.view(held.account());
    }
}
