package care.hms.account;

import care.hms.NotFound;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Reads accounts. */
@Stateless
@PermitAll
public class AccountQueries {

    private AccountRows rows;

    protected AccountQueries() {}

    @Inject
    AccountQueries(AccountRows rows) {
        this.rows = rows;
    }

    /** The actor's own account. */
    public UserView me(Actor actor) {
        return rows.find(actor.accountId())
                .map(Identity::view)
                .orElseThrow(() -> new NotFound("account", actor.accountId()));
    }
}
