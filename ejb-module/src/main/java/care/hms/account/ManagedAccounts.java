package care.hms.account;

import care.hms.Conflict;
import care.hms.NotFound;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;

/** The accounts an actor may manage: those of the own hospital, and for the platform's administrator all. */
@Dependent
class ManagedAccounts {

    private final AccountRows rows;
    private final JpaAccountViews views;

    @Inject
    ManagedAccounts(AccountRows rows, JpaAccountViews views) {
        this.rows = rows;
        this.views = views;
    }

    /** An account held until commit, and the administrators that its hospital has beside it. */
    record Held(Account account, Set<UUID> otherAdministrators) {

        /**
         * Refuses to take the last administrator away: nobody could add another one.
         *
         * @throws Conflict {@code account.last-administrator}
         */
        void requireAnotherAdministrator() {
            var administers = account.role() == Role.administering(account.hospitalId());
            if (administers && account.isEnabled() && otherAdministrators.isEmpty()) {
                throw new Conflict(
                        "account.last-administrator", "This is the last active administrator. Add another one first.");
            }
        }
    }

    /**
     * Holds somebody else's account until commit.
     *
     * @param version the version the actor acts on, or null
     * @throws NotFound also for an account that the actor may not know of
     * @throws Conflict {@code account.own}
     * @throws care.hms.Stale on another version
     */
    Held hold(Actor actor, UUID id, Long version) {
        actor.require(Action.MANAGE_ACCOUNTS);
        var hospital = rows.find(id)
                .filter(account -> isWithinReach(actor, account))
                .orElseThrow(() -> new NotFound("account", id))
                .hospitalId();
        if (id.equals(actor.accountId())) {
            throw new Conflict("account.own", "Ask another administrator: this is your own account.");
        }
        // The administrators first and in their order, so that two who act on each other come one after the other.
        var administrators = rows.lockAdministrators(hospital);
        administrators.remove(id);
        var account = rows.requireLocked(id);
        account.requireVersion(version);
        return new Held(account, administrators);
    }

    /** The account after what was done to it. */
    AccountView view(Account account) {
        return views.find(account.hospitalId(), account.id()).orElseThrow(() -> new NotFound("account", account.id()));
    }

    private static boolean isWithinReach(Actor actor, Identity account) {
        return actor.role().isOfThePlatform() || actor.hospitalId().equals(account.hospitalId());
    }
}
