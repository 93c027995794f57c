package care.hms.account;

import java.util.Optional;
import java.util.UUID;

/** All accounts, of every hospital. */
interface AccountRows {

    void add(Account account);

    Account require(UUID id);

    Optional<Identity> find(UUID id);

    /** The name in lower case. */
    Optional<Identity> findByUsername(String username);

    /** Holds back whoever else wants to give this name away, until commit. */
    void lockUsername(String username);

    boolean areEmpty();

    /** Holds other nodes back until commit, so that only one of them finds no account. */
    void lockForTheFirst();
}
