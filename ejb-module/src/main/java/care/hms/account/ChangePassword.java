package care.hms.account;

import care.hms.Audited;
import care.hms.Invalid;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Lets people choose their own password. */
@Stateless
@PermitAll
public class ChangePassword {

    private AccountRows rows;
    private PasswordHashing hashing;
    private SignInThrottle throttle;

    protected ChangePassword() {}

    @Inject
    ChangePassword(AccountRows rows, PasswordHashing hashing, SignInThrottle throttle) {
        this.rows = rows;
        this.hashing = hashing;
        this.throttle = throttle;
    }

    /**
     * Changes the actor's own password. Every token given out before ends with it.
     *
     * @throws Invalid {@code currentPassword} when it is not the present one, {@code newPassword} when it will not do
     * @throws care.hms.Conflict {@code account.external} when an identity provider keeps the password
     * @throws Throttled after too many wrong present passwords
     */
    @Audited(value = "changeOwnPassword", object = "account")
    public void change(Actor actor, String current, String next) {
        var account = rows.require(actor.accountId());
        account.requireOwnPassword();
        PasswordRules.fault(next, account.names()).ifPresent(fault -> {
            throw new Invalid("newPassword", fault);
        });
        throttle.beginOwnCheck(account.id());
        if (current == null || !hashing.matches(current, account.passwordHash())) {
            throw new Invalid("currentPassword", "your present password");
        }
        throttle.ownCheckSucceeded(account.id());
        if (current.equals(next)) {
            throw new Invalid("newPassword", "another than the present one");
        }
        account.choosePassword(hashing.hash(next));
    }
}
