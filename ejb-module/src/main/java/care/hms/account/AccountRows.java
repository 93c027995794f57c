package care.hms.account;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** All accounts, of every hospital. */
interface AccountRows {

    void add(Account account);

    Account require(UUID id);

    /** As it is now, held until commit. */
    Account requireLocked(UUID id);

    Optional<Identity> find(UUID id);

    /** The account that an identity provider's person has in that hospital. */
    Optional<Identity> findExternal(String issuer, String subject, UUID hospitalId);

    /**
     * Remembers when the provider said this of the person; false when it has said something later, or the person was
     * anonymised since.
     */
    boolean isNews(ExternalPerson person);

    /** The name in lower case. */
    Optional<Identity> findByUsername(String username);

    /** Holds back whoever else wants to give this name away, until commit. */
    void lockUsername(String username);

    /** Holds back whoever else meets this person for the first time, or hears news of him, until commit. */
    void lockPerson(String issuer, String subject, UUID hospitalId);

    /**
     * The enabled administrators of the hospital, or of the platform (null), held until commit: none of them is taken
     * away meanwhile.
     */
    Set<UUID> lockAdministrators(UUID hospitalId);

    boolean hasHospital(UUID hospitalId);

    /** Stores the same password in another hash, unless another password was chosen meanwhile. */
    void rehash(UUID id, String before, String after);

    void flush();

    boolean areEmpty();

    /** Holds other nodes back until commit, so that only one of them finds no account. */
    void lockForTheFirst();
}
