package care.hms.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Brings stored hashes up to what is asked for today. Only a sign-in can: it alone has the password in clear. */
@ApplicationScoped
class StoredHashes {

    private AccountRows rows;
    private PasswordHashing hashing;

    /** For the container's proxy. */
    protected StoredHashes() {}

    @Inject
    StoredHashes(AccountRows rows, PasswordHashing hashing) {
        this.rows = rows;
        this.hashing = hashing;
    }

    /** Nothing that was given out for the account ends: the password stays the same. */
    @Transactional
    public void renewIfOutdated(Identity account, String password) {
        if (hashing.isOutdated(account.passwordHash())) {
            rows.rehash(account.accountId(), account.passwordHash(), hashing.hash(password));
        }
    }
}
