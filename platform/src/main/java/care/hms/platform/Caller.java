package care.hms.platform;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/**
 * An authenticated account, as the edge of the container knows it.
 *
 * @param hospitalId null for SYSTEM_ADMIN only
 * @param role the one group of this caller
 * @param doctorId the doctor's record behind the account, else null
 * @param patientId the patient's record behind the account, else null
 * @param mustChangePassword whether nothing but a change of the password is open to the caller
 * @param tokenGeneration the account's generation when the caller was verified: disabling the account or changing its
 *     password raises it, and ends what was verified before
 */
public record Caller(
        UUID accountId,
        UUID hospitalId,
        String username,
        String role,
        UUID doctorId,
        UUID patientId,
        boolean mustChangePassword,
        int tokenGeneration)
        implements Serializable {

    /** The request attribute in which {@link HmsAuthenticationMechanism} leaves the caller. */
    public static final String ATTRIBUTE = "care.hms.platform.Caller";

    public Caller {
        Objects.requireNonNull(accountId, "accountId");
        Objects.requireNonNull(role, "role");
    }

    /** The id alone: what ends up in logs names nobody. */
    @Override
    public String toString() {
        return "Caller[" + accountId + "]";
    }
}
