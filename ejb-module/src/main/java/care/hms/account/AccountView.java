package care.hms.account;

import care.hms.Traced;
import java.time.Instant;
import java.util.UUID;

/**
 * An account as those see it who manage accounts.
 *
 * @param username null when an identity provider signs the person in
 * @param email null when unknown
 * @param hospitalId null for SYSTEM_ADMIN
 * @param doctorId the doctor's record behind the account, else null
 * @param patientId the patient's record behind the account, else null
 * @param enabled whether the person may sign in
 * @param mustChangePassword whether the password was chosen by somebody else
 * @param external whether an identity provider keeps the password and tells the role
 * @param createdAt in the domain's time
 */
public record AccountView(
        UUID id,
        String username,
        String firstName,
        String lastName,
        String email,
        Role role,
        UUID hospitalId,
        UUID doctorId,
        UUID patientId,
        boolean enabled,
        boolean mustChangePassword,
        boolean external,
        Instant createdAt,
        long version)
        implements Traced {}
