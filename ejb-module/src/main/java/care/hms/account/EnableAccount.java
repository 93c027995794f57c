package care.hms.account;

import care.hms.Audited;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;

/** Lets somebody in again who was shut out. */
@Stateless
@PermitAll
public class EnableAccount {

    private ManagedAccounts accounts;

    protected EnableAccount() {}

    @Inject
    EnableAccount(ManagedAccounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Enables the account; the person signs in anew. Doing so twice changes nothing.
     *
     * @param version the version the actor acts on, or null
     * @throws care.hms.Conflict {@code account.own}
     * @throws care.hms.NotFound also for an account that the actor may not know of
     * @throws care.hms.Stale on another version
     */
    @Audited(value = "enableAccount", object = "account")
    public AccountView enable(Actor actor, UUID id, Long version) {
        var account = accounts.hold(actor, id, version).account();
        account.enable();
        return accounts.view(account);
    }
}
