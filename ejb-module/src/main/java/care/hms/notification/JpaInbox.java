package care.hms.notification;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What an account has to read in the application. */
@Dependent
class JpaInbox {

    private static final String MINE =
            " from notifications n left join appointments a on a.id = n.appointment_id where n.account_id = :account"
                    + " and n.channel = 'IN_APP' and n.status = 'SENT' and (:all or n.read_at is null)";

    private final EntityManager entities;

    @Inject
    JpaInbox(EntityManager entities) {
        this.entities = entities;
    }

    /** The newest first. */
    List<NotificationView> list(UUID accountId, boolean unreadOnly, int first, int size) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(
                        "select n.id, n.notice, n.priority, n.title, n.message, n.appointment_id,"
                                + " cast(n.metadata ->> 'isLastMinute' as boolean) as last_minute, a.patient_id,"
                                + " n.created_at, n.read_at" + MINE + " order by n.created_at desc, n.id",
                        Tuple.class)
                .setParameter("account", accountId)
                .setParameter("all", !unreadOnly)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList();
        return rows.stream().map(JpaInbox::view).toList();
    }

    long count(UUID accountId, boolean unreadOnly) {
        return (Long) entities.createNativeQuery("select count(*)" + MINE, Long.class)
                .setParameter("account", accountId)
                .setParameter("all", !unreadOnly)
                .getSingleResult();
    }

    /** Answers whether the account has such a message; who has read it before did so then. */
    boolean read(UUID accountId, UUID id, Instant at) {
        return entities.createNativeQuery(
                                "update notifications set read_at = coalesce(read_at, :at)"
                                        + " where id = :id and account_id = :account and channel = 'IN_APP' and status = 'SENT'")
                        .setParameter("at", at)
                        .setParameter("id", id)
                        .setParameter("account", accountId)
                        .executeUpdate()
                == 1;
    }

    int readAll(UUID accountId, Instant at) {
        return entities.createNativeQuery("update notifications set read_at = :at where account_id = :account"
                        + " and channel = 'IN_APP' and status = 'SENT' and read_at is null")
                .setParameter("at", at)
                .setParameter("account", accountId)
                .executeUpdate();
    }

    private static NotificationView view(Tuple row) {
        return new NotificationView(
                row.get("id", UUID.class),
                Notice.valueOf(row.get("notice", String.class)),
                Priority.valueOf(row.get("priority", String.class)),
                row.get("title", String.class),
                row.get("message", String.class),
                new NotificationView.Metadata(
                        row.get("appointment_id", UUID.class), row.get("last_minute", Boolean.class)),
                row.get("patient_id", UUID.class),
                row.get("created_at", Instant.class),
                row.get("read_at", Instant.class));
    }
}
