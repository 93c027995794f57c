package care.hms.account;

import care.hms.platform.Caller;
import java.util.UUID;

/**
 * An account with the records linked to it: everything the sign-in and each request have to know. User name
 * and password hash are null when an identity provider signs the person in.
 */
record Identity(
        UUID accountId,
        UUID hospitalId,
        String username,
        String passwordHash,
        Role role,
        String firstName,
        String lastName,
        String email,
        UUID doctorId,
        UUID patientId,
        boolean enabled,
        boolean mustChangePassword,
        int tokenGeneration) {

    /** Whether what was given out under that generation still counts. */
    boolean honours(int generation) {
        return enabled && tokenGeneration == generation;
    }

    /** Whether a doctor's or a patient's record points at the account. */
    boolean isLinked() {
        return doctorId != null || patientId != null;
    }

    UserView view() {
        return new UserView(
                accountId, username, firstName, lastName, role, hospitalId, doctorId, patientId, mustChangePassword);
    }

    Caller caller() {
        return new Caller(
                accountId, hospitalId, username, role.name(), doctorId, patientId, mustChangePassword, tokenGeneration);
    }

    /** The id alone: what ends up in logs names nobody. */
    @Override
    public String toString() {
        return "Identity[" + accountId + "]";
    }
}
