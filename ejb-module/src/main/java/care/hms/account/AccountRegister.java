package care.hms.account;

import care.hms.Conflict;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;

/** Checks, hashes and stores. */
@Dependent
class AccountRegister implements Accounts {

    private final AccountRows rows;
    private final PasswordHashing hashing;
    private final Clock clock;

    @Inject
    AccountRegister(AccountRows rows, PasswordHashing hashing, Clock clock) {
        this.rows = rows;
        this.hashing = hashing;
        this.clock = clock;
    }

    @Override
    public UUID add(NewAccount account, UUID hospitalId, boolean demo) {
        return open(account, hospitalId, demo).accountId();
    }

    Identity open(NewAccount given, UUID hospitalId, boolean demo) {
        var wanted = AccountRules.check(given);
        if ((hospitalId == null) != wanted.role().isOfThePlatform()) {
            throw new IllegalArgumentException("every role but SYSTEM_ADMIN belongs to a hospital");
        }
        rows.lockUsername(wanted.username());
        if (rows.findByUsername(wanted.username()).isPresent()) {
            throw new Conflict("account.username-taken", "This user name is taken. Choose another.");
        }
        var account = new Account(wanted, hospitalId, hashing.hash(wanted.password()), demo, clock.instant());
        rows.add(account);
        return account.identity();
    }
}
