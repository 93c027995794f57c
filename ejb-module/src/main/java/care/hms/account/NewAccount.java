package care.hms.account;

/**
 * An account to be. What it may hold is checked when it is added.
 *
 * @param username what the person types to sign in: lower case letters, digits and {@code . _ @ -}
 * @param password the first password, in clear; only its hash is ever stored
 * @param email null when unknown
 */
public record NewAccount(String username, String password, Role role, String firstName, String lastName, String email) {

    /** Never shows the password. */
    @Override
    public String toString() {
        return "NewAccount[" + role + "]";
    }
}
