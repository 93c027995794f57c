package care.hms.account;

import care.hms.Audited;
import care.hms.Invalid;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.stream.Collectors;

/** Helps somebody who has forgotten the password, or whose password somebody else knows. */
@Stateless
@PermitAll
public class ResetPassword {

    /** Without 0, 1, l, o: they are read for one another when the password is told over the telephone. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    /** Five bits each. */
    private static final int LENGTH = 20;

    private static final SecureRandom RANDOM = new SecureRandom();

    private ManagedAccounts accounts;
    private PasswordHashing hashing;

    protected ResetPassword() {}

    @Inject
    ResetPassword(ManagedAccounts accounts, PasswordHashing hashing) {
        this.accounts = accounts;
        this.hashing = hashing;
    }

    /**
     * Gives the account a temporary password, to be changed at the next sign-in; sessions and tokens end at once.
     *
     * @param password the temporary password, or null to have one made
     * @param version the version the actor acts on, or null
     * @throws Invalid {@code password} when it will not do
     * @throws care.hms.Conflict {@code account.own}: the own one is changed, not reset; {@code account.external}
     * @throws care.hms.NotFound also for an account that the actor may not know of
     * @throws care.hms.Stale on another version
     */
    @Audited(value = "resetPassword", object = "account")
    public TemporaryPassword reset(Actor actor, UUID id, String password, Long version) {
        var account = accounts.hold(actor, id, version).account();
        account.requireOwnPassword();
        if (password != null) {
            PasswordRules.fault(password, account.names()).ifPresent(fault -> {
                throw new Invalid("password", fault);
            });
        }
        var made = password == null ? generated() : null;
        account.resetPassword(hashing.hash(password == null ? made : password));
        return new TemporaryPassword(id, account.hospitalId(), made);
    }

    private static String generated() {
        return RANDOM.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(index -> LETTERS.substring(index, index + 1))
                .collect(Collectors.joining());
    }
}
