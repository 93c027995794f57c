package care.hms.account;

import care.hms.Conflict;
import care.hms.NotFound;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.UUID;

/** Ties accounts to records and frees them. */
@Dependent
class LinkedAccounts implements AccountLinks {

    private final AccountRows rows;
    private final JpaAccountViews views;

    @Inject
    LinkedAccounts(AccountRows rows, JpaAccountViews views) {
        this.rows = rows;
        this.views = views;
    }

    @Override
    public void tie(UUID hospitalId, UUID accountId, Role role) {
        find(hospitalId, accountId);
        var account = rows.requireLocked(accountId);
        if (account.role() != role) {
            throw new Conflict("account.role-unfitting", "This account is not of the role " + role + ".");
        }
        if (find(hospitalId, accountId).isLinked()) {
            throw new Conflict("account.linked", "Another record stands behind this account.");
        }
        account.endTokens();
    }

    @Override
    public void free(UUID accountId) {
        rows.requireLocked(accountId).endTokens();
    }

    @Override
    public AccountView show(UUID hospitalId, UUID accountId) {
        return views.find(hospitalId, accountId).orElseThrow(() -> new NotFound("account", accountId));
    }

    private Identity find(UUID hospitalId, UUID accountId) {
        return rows.find(accountId)
                .filter(account -> hospitalId.equals(account.hospitalId()))
                .orElseThrow(() -> new NotFound("account", accountId));
    }
}
