package care.hms.board;

import care.hms.account.Action;
import care.hms.account.Actor;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Tells the staff the names of those who acted: everything else knows them by the ids of their accounts. */
@Stateless
@PermitAll
public class NameQueries {

    private JpaNames names;

    protected NameQueries() {}

    @Inject
    public NameQueries(JpaNames names) {
        this.names = names;
    }

    /** First and last name of each of these accounts of the own hospital. */
    public Map<UUID, String> of(Actor actor, Collection<UUID> accountIds) {
        actor.require(Action.SEE, null, null);
        return accountIds.isEmpty() ? Map.of() : names.of(actor.hospitalId(), Set.copyOf(accountIds));
    }
}
