package care.hms.platform;

import java.util.Optional;

/**
 * Who stands behind a credential. Implemented by the component that owns the accounts, which the container cannot see
 * from here. None of these methods throws for a bad credential.
 */
public interface Callers {

    /** The caller behind a bearer token of ours, or of the identity provider whose tokens are taken. */
    Admission byToken(String bearerToken);

    /**
     * The caller behind a user name and password; empty when they do not belong together, when the account is disabled
     * and when there were too many attempts.
     *
     * @param remoteAddress where the attempt comes from; attempts are throttled by it
     */
    Optional<Caller> byPassword(String username, String password, String remoteAddress);

    /** The caller as the account stands now; empty when what was verified earlier has ended meanwhile. */
    Optional<Caller> again(Caller verifiedEarlier);
}
