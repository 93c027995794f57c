package care.hms.notification;

import care.hms.account.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The outbox of one hospital, for its administrators; without a hospital it is the platform's. */
@Dependent
class JpaOutboxEntries {

    private static final String WANTED = " and (cast(:status as text) is null or status = :status)"
            + " and (cast(:channel as text) is null or channel = :channel)";

    private final EntityManager entities;

    @Inject
    JpaOutboxEntries(EntityManager entities) {
        this.entities = entities;
    }

    /** In words that the index knows. */
    private static String of(UUID hospitalId) {
        return " from notifications where hospital_id "
                + (hospitalId == null ? "is null and cast(:hospital as uuid) is null" : "= :hospital");
    }

    /** The newest first. */
    @SuppressWarnings("unchecked")
    List<OutboxEntry> list(UUID hospitalId, Status status, Channel channel, int first, int size) {
        var query = entities.createNativeQuery(
                "select id, notice, channel, priority, status, reason, attempts, account_id, patient_id, doctor_id,"
                        + " appointment_id, created_at, not_before,"
                        + " case when status in ('PENDING', 'SENDING') then next_attempt_at end as next_attempt_at,"
                        + " sent_at" + of(hospitalId) + WANTED + " order by created_at desc, id",
                Tuple.class);
        return ((List<Tuple>) bind(query, hospitalId, status, channel)
                        .setFirstResult(first)
                        .setMaxResults(size)
                        .getResultList())
                .stream().map(JpaOutboxEntries::entry).toList();
    }

    long count(UUID hospitalId, Status status, Channel channel) {
        var query = entities.createNativeQuery("select count(*)" + of(hospitalId) + WANTED, Long.class);
        return (Long) bind(query, hospitalId, status, channel).getSingleResult();
    }

    @SuppressWarnings("unchecked")
    List<AppointmentMessage> about(UUID hospitalId, UUID appointmentId) {
        return ((List<Tuple>) entities.createNativeQuery(
                                "select n.id, n.notice, n.channel, n.status, n.reason, n.attempts, n.patient_id,"
                                        + " n.account_id, c.role, n.created_at, n.not_before, n.sent_at, n.read_at"
                                        + " from notifications n left join accounts c on c.id = n.account_id"
                                        + " where n.hospital_id = :hospital and n.appointment_id = :appointment"
                                        + " order by n.created_at, n.notice, n.channel, n.id",
                                Tuple.class)
                        .setParameter("hospital", hospitalId)
                        .setParameter("appointment", appointmentId)
                        .getResultList())
                .stream().map(JpaOutboxEntries::message).toList();
    }

    private static AppointmentMessage message(Tuple row) {
        var role = row.get("role", String.class);
        return new AppointmentMessage(
                row.get("id", UUID.class),
                Notice.valueOf(row.get("notice", String.class)),
                Channel.valueOf(row.get("channel", String.class)),
                Status.valueOf(row.get("status", String.class)),
                row.get("reason", String.class),
                row.get("attempts", Integer.class),
                row.get("patient_id") != null || role == null ? Role.PATIENT : Role.valueOf(role),
                row.get("account_id", UUID.class),
                row.get("created_at", Instant.class),
                row.get("not_before", Instant.class),
                row.get("sent_at", Instant.class),
                row.get("read_at", Instant.class));
    }

    /** The status of one of the hospital's messages, held until commit. */
    @SuppressWarnings("unchecked")
    Optional<Status> lock(UUID hospitalId, UUID id) {
        return ((Stream<String>) entities.createNativeQuery(
                                "select status" + of(hospitalId) + " and id = :id for update", String.class)
                        .setParameter("hospital", hospitalId)
                        .setParameter("id", id)
                        .getResultStream())
                .findFirst()
                .map(Status::valueOf);
    }

    /** As if it had never been tried. */
    void sendAgain(UUID id) {
        entities.createNativeQuery("update notifications set status = 'PENDING', attempts = 0, reason = null,"
                        + " next_attempt_at = now() where id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    private static Query bind(Query query, UUID hospitalId, Status status, Channel channel) {
        return query.setParameter("hospital", hospitalId)
                .setParameter("status", status == null ? null : status.name())
                .setParameter("channel", channel == null ? null : channel.name());
    }

    private static OutboxEntry entry(Tuple row) {
        return new OutboxEntry(
                row.get("id", UUID.class),
                Notice.valueOf(row.get("notice", String.class)),
                Channel.valueOf(row.get("channel", String.class)),
                Priority.valueOf(row.get("priority", String.class)),
                Status.valueOf(row.get("status", String.class)),
                row.get("reason", String.class),
                row.get("attempts", Integer.class),
                row.get("account_id", UUID.class),
                row.get("patient_id", UUID.class),
                row.get("doctor_id", UUID.class),
                row.get("appointment_id", UUID.class),
                row.get("created_at", Instant.class),
                row.get("not_before", Instant.class),
                row.get("next_attempt_at", Instant.class),
                row.get("sent_at", Instant.class));
    }
}
