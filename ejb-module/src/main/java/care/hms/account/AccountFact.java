package care.hms.account;

import java.util.UUID;

/**
 * Something that happened to an account without an actor who had signed in before: a sign-in, tried or done, or the
 * first account of all.
 *
 * @param operation what happened, such as {@code signIn}
 * @param accountId null when the user name is nobody's
 * @param hospitalId null outside of every hospital
 * @param role the account's role; null when nobody's
 * @param refusal the code of the refusal; null when it succeeded
 */
public record AccountFact(String operation, UUID accountId, UUID hospitalId, Role role, String refusal) {

    static AccountFact signedIn(Identity account) {
        return new AccountFact("signIn", account.accountId(), account.hospitalId(), account.role(), null);
    }

    /** Somebody gave a wrong password for the account, or a name that is nobody's (null). */
    static AccountFact signInRefused(Identity account, String code) {
        return account == null
                ? new AccountFact("signIn", null, null, null, code)
                : new AccountFact("signIn", account.accountId(), account.hospitalId(), account.role(), code);
    }
}
