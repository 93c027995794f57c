package care.hms.account;

import care.hms.NotFound;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
    public Optional<Identity> find(UUID id) {
        return Optional.ofNullable(accounts.get(id)).map(Account::identity);
    }

    @Override
    public Optional<Identity> findByUsername(String username) {
        return accounts.values().stream()
                .filter(account -> account.username().equals(username))
                .map(Account::identity)
                .findFirst();
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
