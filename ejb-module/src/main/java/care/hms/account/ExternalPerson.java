package care.hms.account;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody for whom an identity provider vouches, as its token tells.
 *
 * @param issuer the provider
 * @param subject by what the provider knows the person
 * @param role the one group that is a role here
 * @param hospitalId the hospital the token names; whether there is such a one is still open
 * @param email null when the token tells none
 * @param saidAt when the provider issued the token, in real time
 */
record ExternalPerson(
        String issuer,
        String subject,
        Role role,
        UUID hospitalId,
        String firstName,
        String lastName,
        String email,
        Instant saidAt) {

    /** Names nobody. */
    @Override
    public String toString() {
        return "ExternalPerson[" + role + "]";
    }
}
