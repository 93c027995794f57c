package care.hms.account;

import care.hms.Traced;
import java.util.UUID;

/**
 * An account as its owner sees it.
 *
 * @param username null when an identity provider signs the person in
 * @param hospitalId null for SYSTEM_ADMIN
 * @param doctorId the doctor's record behind the account, else null
 * @param patientId the patient's record behind the account, else null
 * @param mustChangePassword whether nothing but a change of the password is open
 */
public record UserView(
        UUID id,
        String username,
        String firstName,
        String lastName,
        Role role,
        UUID hospitalId,
        UUID doctorId,
        UUID patientId,
        boolean mustChangePassword)
        implements Traced {}
