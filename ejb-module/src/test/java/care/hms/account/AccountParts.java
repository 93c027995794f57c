package care.hms.account;

import jakarta.persistence.EntityManager;

/** What other components' tests need of this one. */
public final class AccountParts {

    private AccountParts() {}

    public static Accounts accounts(EntityManager entities) {
        return new AccountRegister(new JpaAccountRows(entities), new PasswordHashing(64, 1), new MovableClock());
    }

    public static AccountLinks links(EntityManager entities) {
        return new LinkedAccounts(new JpaAccountRows(entities), new JpaAccountViews(entities));
    }
}
