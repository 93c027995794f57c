package care.hms.account;

import java.time.Instant;
import java.util.UUID;

/** Failed sign-ins, and the addresses from which accounts have signed in. */
interface SignInFailures {

    /** The subject's attempts so far, held until commit. */
    Attempts lock(Subject subject, Instant now);

    void store(Subject subject, Attempts attempts);

    void forget(Subject subject);

    /** Removes a bounded number of subjects that were quiet since then. */
    void forgetThoseQuietSince(Instant limit);

    /** Whether the account has signed in from there since then. */
    boolean isKnown(UUID accountId, Subject address, Instant since);

    void remember(UUID accountId, Subject address, Instant now);

    /** Removes the addresses that the account has not signed in from since then. */
    void forgetAddresses(UUID accountId, Instant limit);
}
