package care.hms.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Argon2id with the parameters OWASP recommends: 19 MiB, two passes, one lane. They stand in each hash, so that they
 * can be raised later without losing anybody's password: whoever signs in then is hashed anew.
 */
@ApplicationScoped
class PasswordHashing {

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    /** Each check takes 19 MiB: as many at once as there are processors, or a crowd of sign-ins would eat the heap. */
    private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    private final Argon2Function current;
    private final String decoy;

    PasswordHashing() {
        this(MEMORY_KIB, PASSES);
    }

    /** Tests that are not about the strength of a hash save its time. */
    PasswordHashing(int memoryKib, int passes) {
        current = Argon2Function.getInstance(memoryKib, passes, LANES, HASH_BYTES, Argon2.ID);
        decoy = hash("nobody has this password");
    }

    String hash(String password) {
        return inPlace(() -> Password.hash(PasswordRules.canonical(password))
                .addRandomSalt(SALT_BYTES)
                .with(current)
                .getResult());
    }

    boolean matches(String password, String hash) {
        return inPlace(() ->
                Password.check(PasswordRules.canonical(password), hash).with(Argon2Function.getInstanceFromHash(hash)));
    }

    /** As much work as a check, so that the time of an answer does not tell which user names exist. */
    void matchNobody(String password) {
        matches(password, decoy);
    }

    /** Whether the hash was made with less work than is asked for today. */
    boolean isOutdated(String hash) {
        var made = Argon2Function.getInstanceFromHash(hash);
        return made.getVariant() != current.getVariant()
                || made.getMemory() < current.getMemory()
                || made.getIterations() < current.getIterations();
    }

    private <T> T inPlace(Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
