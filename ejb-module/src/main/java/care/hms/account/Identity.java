package care.hms.account;

import care.hms.platform.Caller;
import java.util.UUID;

/** An account with the records linked to it: everything the sign-in and each request have to know. */
record Identity(
        UUID accountId,
        UUID hospitalId,
        String username,
        String passwordHash,
        Role role,
        String firstName,
        String lastName,
        UUID doctorId,
        UUID patientId,
        boolean enabled,
        boolean mustChangePassword,
        int tokenGeneration) {

    /** Whether what was given out under that generation still counts. */
    boolean honours(int generation) {
        return enabled && tokenGeneration == generation;
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
