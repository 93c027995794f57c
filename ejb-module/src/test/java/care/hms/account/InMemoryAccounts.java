package care.hms.account;

import care.hms.NotFound;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The accounts of a test. */
final class InMemoryAccounts implements AccountRows {

    private final Map<UUID, Account> accounts = new LinkedHashMap<>();

    @Override
    public void add(Account account) {
        accounts.put(account.id(), account);
    }

    @Override
    public Account require(UUID id) {
        return Optional.ofNullable(accounts.get(id)).orElseThrow(() -> new NotFound("account", id));
    }

    @Override
    public Account requireLocked(UUID id) {
        return require(id);
    }

    @Override
    public Optional<Identity> findExternal(String issuer, String subject, UUID hospitalId) {
        throw new UnsupportedOperationException("people of a provider are tested with the database");
    }

    @Override
    public void lockPerson(String issuer, String subject, UUID hospitalId) {
        throw new UnsupportedOperationException("people of a provider are tested with the database");
    }

    @Override
    public Set<UUID> lockAdministrators(UUID hospitalId) {
        throw new UnsupportedOperationException("administrators are tested with the database");
    }

    @Override
    public boolean hasHospital(UUID hospitalId) {
        throw new UnsupportedOperationException("hospitals are tested with the database");
    }

    @Override
    public void rehash(UUID id, String before, String after) {
        throw new UnsupportedOperationException("new hashes are tested with the database");
    }

    @Override
    public void flush() {
        // Everything is stored already.
    }

    @Override
    public Optional<Identity> find(UUID id) {
        return Optional.ofNullable(accounts.get(id)).map(Account::identity);
    }

    @Override
    public Optional<Identity> findByUsername(String username) {
        if (username.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("PostgreSQL stores no NUL");
        }
        return accounts.values().stream()
                .filter(account -> account.username().equals(username))
                .map(Account::identity)
                .findFirst();
    }

    @Override
    public boolean isNews(ExternalPerson person) {
        return true;
    }

    @Override
    public void lockUsername(String username) {
        // A test has one thread.
    }

    @Override
    public boolean areEmpty() {
        return accounts.isEmpty();
    }

    @Override
    public void lockForTheFirst() {
        // A test has one thread.
    }
}
