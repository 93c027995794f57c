package care.hms.account;

import care.hms.Traced;
import java.util.UUID;

/**
 * The password with which somebody signs in once, to choose the own one.
 *
 * @param id the account
 * @param temporaryPassword told this once and stored nowhere; null when the administrator chose it
 */
public record TemporaryPassword(UUID id, UUID hospitalId, String temporaryPassword) implements Traced {

    /** Never shows the password. */
    @Override
    public String toString() {
        return "TemporaryPassword[" + id + "]";
    }
}
