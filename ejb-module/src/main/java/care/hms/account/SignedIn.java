package care.hms.account;

import java.time.Instant;

/**
 * A successful sign-in.
 *
 * @param token bearer token for the API
 * @param expiresAt when it ends, in real time
 */
public record SignedIn(String token, Instant expiresAt, UserView user) {

    /** Never shows the token. */
    @Override
    public String toString() {
        return "SignedIn[" + user.id() + "]";
    }
}
