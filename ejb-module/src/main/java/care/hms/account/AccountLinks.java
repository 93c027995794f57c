package care.hms.account;

import java.util.UUID;

/**
 * The accounts behind doctors' and patients' records, as the components see it that keep the records. Whoever calls has
 * already decided that it may be done, and does it in the same transaction.
 */
public interface AccountLinks {

    /**
     * Holds the account until commit for a record that is about to point at it. What was given out for it ends.
     *
     * @param role the role the account must have
     * @throws care.hms.NotFound when the hospital has no such account
     * @throws care.hms.Conflict {@code account.role-unfitting}, or {@code account.linked} to some record already
     */
    void tie(UUID hospitalId, UUID accountId, Role role);

    /** The record points at the account no more. What was given out for it ends. */
    void free(UUID accountId);

    /** The account as it is now, with the record behind it. */
    AccountView show(UUID hospitalId, UUID accountId);
}
