package care.hms.account;

import care.hms.NotFound;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Accounts in the database. The doctor's and the patient's record point at their account; they are read here without
 * their components, which depend on this one.
 */
@Dependent
class JpaAccountRows implements AccountRows {

    private static final String IDENTITY =
            "select a.id, a.hospital_id, a.username, a.password_hash, a.role, a.first_name, a.last_name, a.email,"
                    + " d.id doctor_id, p.id patient_id, a.enabled, a.must_change_password, a.token_generation from accounts a"
                    + " left join doctors d on d.account_id = a.id left join patients p on p.account_id = a.id";

    private static final long LOCK = 0x484D532D41434354L; // "HMS-ACCT"

    private final EntityManager entities;

    @Inject
    JpaAccountRows(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public void add(Account account) {
        entities.persist(account);
        entities.flush();
    }

    @Override
    public Account require(UUID id) {
        var account = entities.find(Account.class, id);
        if (account == null) {
            throw new NotFound("account", id);
        }
        return account;
    }

    @Override
    public Account requireLocked(UUID id) {
        var account = require(id);
        entities.refresh(account, LockModeType.PESSIMISTIC_WRITE);
        return account;
    }

    @Override
    public Optional<Identity> find(UUID id) {
        return identity(entities.createNativeQuery(IDENTITY + " where a.id = :id", Tuple.class)
                .setParameter("id", id));
    }

    @Override
    public Optional<Identity> findByUsername(String username) {
        return identity(entities.createNativeQuery(IDENTITY + " where lower(a.username) = :username", Tuple.class)
                .setParameter("username", username));
    }

    @Override
    public Optional<Identity> findExternal(String issuer, String subject, UUID hospitalId) {
        return identity(entities.createNativeQuery(
                        IDENTITY + " where a.issuer = :issuer and a.subject = :subject and a.hospital_id = :hospital",
                        Tuple.class)
                .setParameter("issuer", issuer)
                .setParameter("subject", subject)
                .setParameter("hospital", hospitalId));
    }

    @Override
    public boolean isNews(ExternalPerson person) {
        return entities.createNativeQuery("insert into provider_news (person, said_at) values (sha256(convert_to("
                                + "cast(:hospital as text) || ' ' || :issuer || ' ' || :subject, 'UTF8')), :said)"
                                + " on conflict (person) do update set said_at = excluded.said_at"
                                + " where provider_news.said_at <= excluded.said_at")
                        .setParameter("hospital", person.hospitalId())
                        .setParameter("issuer", person.issuer())
                        .setParameter("subject", person.subject())
                        .setParameter("said", person.saidAt())
                        .executeUpdate()
                == 1;
    }

    @Override
    public void lockUsername(String username) {
        lock(username);
    }

    @Override
    public void lockPerson(String issuer, String subject, UUID hospitalId) {
        // No user name holds a space, so the two kinds of names never meet.
        lock(hospitalId + " " + issuer + " " + subject);
    }

    private void lock(String name) {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:name, :lock))")
                .setParameter("name", name)
                .setParameter("lock", LOCK)
                .getResultList();
    }

    @Override
    public Set<UUID> lockAdministrators(UUID hospitalId) {
        // Always in the same order; who has waited sees each row as it is by then, and those that no longer count not.
        var ids = entities.createNativeQuery(
                        "select id from accounts where role = :role and enabled"
                                + " and hospital_id is not distinct from cast(:hospital as uuid) order by id"
                                // Their keys stay: nobody's audit line, which points at an account, has to wait.
                                + " for no key update",
                        UUID.class)
                .setParameter("role", Role.administering(hospitalId).name())
                .setParameter("hospital", hospitalId)
                .getResultList();
        var administrators = new HashSet<UUID>();
        ids.forEach(id -> administrators.add((UUID) id));
        return administrators;
    }

    @Override
    public boolean hasHospital(UUID hospitalId) {
        return !entities.createNativeQuery("select 1 from hospitals where id = :id")
                .setParameter("id", hospitalId)
                .getResultList()
                .isEmpty();
    }

    @Override
    public void rehash(UUID id, String before, String after) {
        entities.createNativeQuery(
                        "update accounts set password_hash = :after where id = :id and password_hash = :before")
                .setParameter("after", after)
                .setParameter("id", id)
                .setParameter("before", before)
                .executeUpdate();
    }

    @Override
    public void flush() {
        entities.flush();
    }

    @Override
    public boolean areEmpty() {
        return entities.createQuery("select 1 from Account a", Integer.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    @Override
    public void lockForTheFirst() {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(:lock)")
                .setParameter("lock", LOCK)
                .getResultList();
    }

    @SuppressWarnings("unchecked")
    private static Optional<Identity> identity(Query query) {
        return ((Stream<Tuple>) query.getResultStream())
                .map(JpaAccountRows::identity)
                .findFirst();
    }

    private static Identity identity(Tuple row) {
        return new Identity(
                row.get("id", UUID.class),
                row.get("hospital_id", UUID.class),
                row.get("username", String.class),
                row.get("password_hash", String.class),
                Role.valueOf(row.get("role", String.class)),
                row.get("first_name", String.class),
                row.get("last_name", String.class),
                row.get("email", String.class),
                row.get("doctor_id", UUID.class),
                row.get("patient_id", UUID.class),
                row.get("enabled", Boolean.class),
                row.get("must_change_password", Boolean.class),
                row.get("token_generation", Integer.class));
    }
}
