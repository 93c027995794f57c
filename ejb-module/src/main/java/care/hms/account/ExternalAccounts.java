package care.hms.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * The accounts of people whom an identity provider sends. Each is opened when its person comes for the first time, and
 * follows what the provider says. Another hospital in the token is another account: what was done in the first stays
 * there.
 */
@ApplicationScoped
class ExternalAccounts {

    private AccountRows rows;
    private Event<AccountFact> facts;
    private Event<AccountRoleChanging> changes;
    private Clock clock;

    /** For the container's proxy. */
    protected ExternalAccounts() {}

    @Inject
    ExternalAccounts(AccountRows rows, Event<AccountFact> facts, Event<AccountRoleChanging> changes, Clock clock) {
        this.rows = rows;
        this.facts = facts;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * The person's account as it stands, enabled or not; empty when there is no such hospital, when the provider has
     * said something else since, and when the person was anonymised since.
     */
    @Transactional
    public Optional<Identity> of(ExternalPerson person) {
        var known = find(person);
        if (known.filter(account -> isUpToDate(account, person)).isPresent()) {
            return known;
        }
        rows.lockPerson(person.issuer(), person.subject(), person.hospitalId());
        if (!rows.hasHospital(person.hospitalId()) || !rows.isNews(person)) {
            return Optional.empty();
        }
        return Optional.of(find(person).map(account -> follow(account, person)).orElseGet(() -> open(person)));
    }

    private Optional<Identity> find(ExternalPerson person) {
        return rows.findExternal(person.issuer(), person.subject(), person.hospitalId());
    }

    /** Whether there is such a hospital. */
    @Transactional
    public boolean isHospital(UUID id) {
        return rows.hasHospital(id);
    }

    private Identity open(ExternalPerson person) {
        var account = new Account(person, clock.instant());
        rows.add(account);
        announce("addExternalAccount", account);
        return account.identity();
    }

    private Identity follow(Identity found, ExternalPerson person) {
        var account = rows.requireLocked(found.accountId());
        // Read once the account is held: whoever links it meanwhile waits.
        var known = rows.find(found.accountId()).orElseThrow();
        if (known.role() != person.role() && known.isLinked()) {
            changes.fire(new AccountRoleChanging(known.hospitalId(), known.accountId()));
        }
        if (account.follow(person)) {
            announce("followExternalAccount", account);
            rows.flush();
        }
        return rows.find(found.accountId()).orElseThrow();
    }

    private void announce(String operation, Account account) {
        facts.fire(new AccountFact(operation, account.id(), account.hospitalId(), account.role(), null));
    }

    /** A disabled account stays as it is: its person does not come in. */
    private static boolean isUpToDate(Identity account, ExternalPerson person) {
        return !account.enabled()
                || account.role() == person.role()
                        && account.firstName().equals(person.firstName())
                        && account.lastName().equals(person.lastName())
                        && Optional.ofNullable(account.email()).equals(Optional.ofNullable(person.email()));
    }
}
