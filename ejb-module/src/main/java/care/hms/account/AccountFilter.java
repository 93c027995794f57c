package care.hms.account;

import java.util.UUID;

/**
 * Which accounts are asked for; null asks for no particular one.
 *
 * @param hospitalId of that hospital
 * @param active whether they may sign in
 * @param text the beginning of a user name, first or last name, in any case
 */
public record AccountFilter(UUID hospitalId, Role role, Boolean active, String text) {

    /** Names nobody. */
    @Override
    public String toString() {
        return "AccountFilter[" + role + "]";
    }
}
