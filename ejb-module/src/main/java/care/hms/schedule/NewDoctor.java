package care.hms.schedule;

import java.util.List;

/**
 * A doctor to be added.
 *
 * @param username null for a doctor who does not sign in; else the name of the account that is created with him
 * @param password the account's first password; null exactly when the username is
 */
public record NewDoctor(
        String code,
        String firstName,
        String lastName,
        int slotMinutes,
        List<WorkingHours> workingHours,
        String username,
        String password) {

    /** White space around a name is no part of it. */
    public NewDoctor {
        firstName = firstName == null ? null : firstName.strip();
        lastName = lastName == null ? null : lastName.strip();
    }
}
