package care.hms.account;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

@Dependent
class JpaSignInFailures implements SignInFailures {

    private final EntityManager entities;

    @Inject
    JpaSignInFailures(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Attempts lock(Subject subject, Instant now) {
        entities.createNativeQuery("insert into sign_in_failures (subject, failures, last_at, next_at)"
                        + " values (:subject, 0, :now, :now) on conflict do nothing")
                .setParameter("subject", subject.bytes())
                .setParameter("now", now)
                .executeUpdate();
        Stream<Tuple> rows = entities.createNativeQuery(
                        "select failures, last_at, next_at from sign_in_failures where subject = :subject for update",
                        Tuple.class)
                .setParameter("subject", subject.bytes())
                .getResultStream();
        // Between the two statements a success of somebody else may have removed the row: then there is nothing.
        return rows.map(row ->
                        new Attempts(row.get(0, Integer.class), row.get(1, Instant.class), row.get(2, Instant.class)))
                .findFirst()
                .orElseGet(() -> Attempts.none(now));
    }

    @Override
    public void store(Subject subject, Attempts attempts) {
        entities.createNativeQuery("insert into sign_in_failures (subject, failures, last_at, next_at)"
                        + " values (:subject, :failures, :last, :next) on conflict (subject) do update"
                        + " set failures = excluded.failures, last_at = excluded.last_at, next_at = excluded.next_at")
                .setParameter("subject", subject.bytes())
                .setParameter("failures", attempts.failures())
                .setParameter("last", attempts.lastAt())
                .setParameter("next", attempts.nextAt())
                .executeUpdate();
    }

    @Override
    public void forget(Subject subject) {
        entities.createNativeQuery("delete from sign_in_failures where subject = :subject")
                .setParameter("subject", subject.bytes())
                .executeUpdate();
    }

    @Override
    public void forgetThoseQuietSince(Instant limit) {
        entities.createNativeQuery("delete from sign_in_failures where subject in (select subject from sign_in_failures"
                        + " where last_at < :limit order by last_at limit 100 for update skip locked)")
                .setParameter("limit", limit)
                .executeUpdate();
    }

    @Override
    public boolean isKnown(UUID accountId, Subject address, Instant since) {
        return !entities.createNativeQuery("select 1 from sign_in_addresses"
                        + " where account_id = :account and address = :address and last_at >= :since")
                .setParameter("account", accountId)
                .setParameter("address", address.bytes())
                .setParameter("since", since)
                .getResultList()
                .isEmpty();
    }

    @Override
    public void remember(UUID accountId, Subject address, Instant now) {
        entities.createNativeQuery("insert into sign_in_addresses (account_id, address, last_at)"
                        + " values (:account, :address, :now) on conflict (account_id, address) do update"
                        + " set last_at = excluded.last_at")
                .setParameter("account", accountId)
                .setParameter("address", address.bytes())
                .setParameter("now", now)
                .executeUpdate();
    }

    @Override
    public void forgetAddresses(UUID accountId, Instant limit) {
        entities.createNativeQuery("delete from sign_in_addresses where account_id = :account and last_at < :limit")
                .setParameter("account", accountId)
                .setParameter("limit", limit)
                .executeUpdate();
    }
}
