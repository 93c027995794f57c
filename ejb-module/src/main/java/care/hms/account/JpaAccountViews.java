package care.hms.account;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Accounts with the records behind them, for whoever manages them. No hospital asks for those of all. */
@Dependent
class JpaAccountViews {

    private static final String VIEW = "select a.id, a.username, a.first_name, a.last_name, a.email, a.role,"
            + " a.hospital_id, d.id doctor_id, p.id patient_id, a.enabled, a.must_change_password,"
            + " a.issuer is not null external, a.created_at, a.version from accounts a"
            + " left join doctors d on d.account_id = a.id left join patients p on p.account_id = a.id";

    private static final String OF_HOSPITAL =
            " where (cast(:hospital as uuid) is null or a.hospital_id = cast(:hospital as uuid))";

    private static final String WANTED = OF_HOSPITAL
            + " and (cast(:role as text) is null or a.role = cast(:role as text))"
            + " and (cast(:active as boolean) is null or a.enabled = cast(:active as boolean))"
            + " and (cast(:start as text) is null or a.username like :start escape '\\'"
            + " or lower(a.last_name) like :start escape '\\' or lower(a.first_name) like :start escape '\\')";

    private final EntityManager entities;

    @Inject
    JpaAccountViews(EntityManager entities) {
        this.entities = entities;
    }

    /** As it is now, what the present transaction has changed included. */
    Optional<AccountView> find(UUID hospitalId, UUID id) {
        entities.flush();
        return views(entities.createNativeQuery(VIEW + OF_HOSPITAL + " and a.id = :id", Tuple.class)
                        .setParameter("hospital", hospitalId)
                        .setParameter("id", id))
                .findFirst();
    }

    /** In order of name. */
    List<AccountView> list(UUID hospitalId, AccountFilter filter, int first, int size) {
        var query =
                entities.createNativeQuery(VIEW + WANTED + " order by a.last_name, a.first_name, a.id", Tuple.class);
        return views(bind(query, hospitalId, filter).setFirstResult(first).setMaxResults(size))
                .toList();
    }

    long count(UUID hospitalId, AccountFilter filter) {
        var query = entities.createNativeQuery("select count(*) from accounts a" + WANTED, Long.class);
        return (Long) bind(query, hospitalId, filter).getSingleResult();
    }

    private static Query bind(Query query, UUID hospitalId, AccountFilter filter) {
        return query.setParameter("hospital", hospitalId)
                .setParameter(
                        "role", filter.role() == null ? null : filter.role().name())
                .setParameter("active", filter.active())
                .setParameter("start", filter.text() == null ? null : beginningWith(filter.text()));
    }

    private static String beginningWith(String text) {
        return text.toLowerCase(Locale.ROOT)
                        .replace("\\", "\\\\")
                        .replace("%", "\\%")
                        .replace("_", "\\_") + "%";
    }

    @SuppressWarnings("unchecked")
    private static Stream<AccountView> views(Query query) {
        return ((List<Tuple>) query.getResultList()).stream().map(JpaAccountViews::view);
    }

    private static AccountView view(Tuple row) {
        return new AccountView(
                row.get("id", UUID.class),
                row.get("username", String.class),
                row.get("first_name", String.class),
                row.get("last_name", String.class),
                row.get("email", String.class),
                Role.valueOf(row.get("role", String.class)),
                row.get("hospital_id", UUID.class),
                row.get("doctor_id", UUID.class),
                row.get("patient_id", UUID.class),
                row.get("enabled", Boolean.class),
                row.get("must_change_password", Boolean.class),
                row.get("external", Boolean.class),
                row.get("created_at", Instant.class),
                row.get("version", Long.class));
    }
}
