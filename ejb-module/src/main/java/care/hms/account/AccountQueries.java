package care.hms.account;

import care.hms.Audited;
import care.hms.Invalid;
import care.hms.NotFound;
import care.hms.Page;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;

/** Reads accounts: one's own, and those one may manage. */
@Stateless
@PermitAll
public class AccountQueries {

    private static final int SHORTEST_SEARCH = 2;
    private static final int LONGEST_SEARCH = 100;

    private AccountRows rows;
    private JpaAccountViews views;

    protected AccountQueries() {}

    @Inject
    AccountQueries(AccountRows rows, JpaAccountViews views) {
        this.rows = rows;
        this.views = views;
    }

    /** The actor's own account. */
    public UserView me(Actor actor) {
        return rows.find(actor.accountId())
                .map(Identity::view)
                .orElseThrow(() -> new NotFound("account", actor.accountId()));
    }

    /** One account of the own hospital; for the platform's administrator any. */
    @Audited(value = "getAccount", object = "account")
    public AccountView get(Actor actor, UUID id) {
        actor.require(Action.MANAGE_ACCOUNTS);
        return views.find(actor.hospitalId(), id).orElseThrow(() -> new NotFound("account", id));
    }

    /** The accounts of the own hospital, for the platform's administrator of all or of one, in order of name. */
    @Audited(value = "listAccounts", object = "account")
    public Page<AccountView> list(Actor actor, AccountFilter filter, int page, int size) {
        actor.require(Action.MANAGE_ACCOUNTS);
        Page.require(page, size);
        var hospital = hospital(actor, filter.hospitalId());
        return new Page<>(views.list(hospital, filter, page * size, size), page, size, views.count(hospital, filter));
    }

    /** Those whose user name, first or last name begins with the text, in any case. */
    @Audited(value = "searchAccounts", object = "account")
    public Page<AccountView> search(Actor actor, AccountFilter filter, int page, int size) {
        actor.require(Action.MANAGE_ACCOUNTS);
        var text = filter.text() == null ? "" : filter.text().strip();
        if (text.length() < SHORTEST_SEARCH || text.length() > LONGEST_SEARCH) {
            throw new Invalid("text", SHORTEST_SEARCH + " to " + LONGEST_SEARCH + " characters");
        }
        return list(actor, new AccountFilter(filter.hospitalId(), filter.role(), filter.active(), text), page, size);
    }

    private static UUID hospital(Actor actor, UUID asked) {
        if (actor.role().isOfThePlatform() || actor.hospitalId().equals(asked)) {
            return asked;
        }
        if (asked != null) {
            throw new NotFound("hospital", asked);
        }
        return actor.hospitalId();
    }
}
