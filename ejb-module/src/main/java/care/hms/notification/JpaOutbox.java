package care.hms.notification;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** Writes the outbox: any number of messages with one statement. */
@Dependent
class JpaOutbox {

    /**
     * In the application the row is the delivery, so that a no-show counts as told at once (N1); whatever else is sent
     * waits for the relay.
     */
    private static final String ADD = """
            with planned as (
                select * from json_to_recordset(cast(:planned as json)) as r(
                    idempotency_key text, hospital_id uuid, notice text, channel text, priority text, account_id uuid,
                    patient_id uuid, doctor_id uuid, appointment_id uuid, language text, title text, message text,
                    metadata jsonb, reason text, not_before timestamptz, useful_until timestamptz,
                    maximum_attempts integer)),
            written as (
                insert into notifications (id, idempotency_key, hospital_id, notice, channel, priority, account_id,
                                           patient_id, doctor_id, appointment_id, language, title, message, metadata,
                                           status, reason, created_at, not_before, useful_until, maximum_attempts,
                                           sent_at)
                select gen_random_uuid(), p.idempotency_key, p.hospital_id, p.notice, p.channel, p.priority,
                       p.account_id, p.patient_id, p.doctor_id, p.appointment_id, p.language, p.title, p.message,
                       p.metadata,
                       case when p.reason is not null then 'SUPPRESSED'
                            when p.channel = 'IN_APP' then 'SENT' else 'PENDING' end,
                       p.reason, :now, p.not_before, p.useful_until, p.maximum_attempts,
                       case when p.reason is null and p.channel = 'IN_APP' then cast(:now as timestamptz) end
                  from planned p
                    on conflict (idempotency_key) do nothing
                returning notice, channel, status, account_id, appointment_id),
            told as (
                update no_show_logs l set notification_sent = true
                  from written w
                 where w.notice = 'NO_SHOW' and w.status = 'SENT' and l.appointment_id = w.appointment_id
                   and l.reversed_at is null)
            select distinct channel, case when channel = 'IN_APP' then account_id end as reader from written
             where status <> 'SUPPRESSED'
            """;

    private final EntityManager entities;

    @Inject
    JpaOutbox(EntityManager entities) {
        this.entities = entities;
    }

    /** Answers what is new; a message that is there already is not written again. */
    NotificationsWritten add(List<PlannedNotification> planned, Instant now) {
        var rows = Json.createArrayBuilder();
        planned.forEach(one -> rows.add(row(one)));
        @SuppressWarnings("unchecked")
        List<Tuple> news = entities.createNativeQuery(ADD, Tuple.class)
                .setParameter("planned", rows.build().toString())
                .setParameter("now", now)
                .getResultList();
        var toSend = EnumSet.noneOf(Channel.class);
        var readers = new HashSet<UUID>();
        for (var one : news) {
            var channel = Channel.valueOf(one.get(0, String.class));
            if (channel == Channel.IN_APP) {
                readers.add(one.get(1, UUID.class));
            } else {
                toSend.add(channel);
            }
        }
        return new NotificationsWritten(toSend, readers);
    }

    private static JsonObjectBuilder row(PlannedNotification one) {
        var metadata = Json.createObjectBuilder();
        add(metadata, "appointmentId", one.appointmentId());
        one.notice().isLastMinute().ifPresent(lastMinute -> metadata.add("isLastMinute", lastMinute));
        var row = Json.createObjectBuilder()
                .add("idempotency_key", one.idempotencyKey())
                .add("notice", one.notice().name())
                .add("channel", one.channel().name())
                .add("priority", one.notice().priority().name())
                .add("language", one.language().code())
                .add("title", one.title())
                .add("message", one.message())
                .add("metadata", metadata)
                .add("maximum_attempts", one.maximumAttempts());
        add(row, "hospital_id", one.hospitalId());
        add(row, "account_id", one.accountId());
        add(row, "patient_id", one.patientId());
        add(row, "doctor_id", one.doctorId());
        add(row, "appointment_id", one.appointmentId());
        add(row, "reason", one.suppression());
        add(row, "not_before", one.notBefore());
        add(row, "useful_until", one.usefulUntil());
        return row;
    }

    /** A member that is not there is null in the table. */
    private static void add(JsonObjectBuilder row, String name, Object value) {
        if (value != null) {
            row.add(name, value.toString());
        }
    }
}
