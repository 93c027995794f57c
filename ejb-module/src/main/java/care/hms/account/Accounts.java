package care.hms.account;

import java.util.UUID;

/** The register of accounts, as other components see it. */
public interface Accounts {

    /**
     * Adds an account in the caller's transaction. The caller has already decided that it may be added.
     *
     * @param hospitalId the hospital; null for SYSTEM_ADMIN, and for nobody else
     * @param demo whether it belongs to the demo: such accounts keep the password they were given, all others must
     *     change it at their first sign-in
     * @return the new account's id
     * @throws care.hms.Invalid when a field, the password included, is not acceptable
     * @throws care.hms.Conflict {@code account.username-taken}
     */
    UUID add(NewAccount account, UUID hospitalId, boolean demo);
}
