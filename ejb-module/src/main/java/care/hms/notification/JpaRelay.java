package care.hms.notification;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a relay does to the outbox. Leases and back-off are measured with the database's own clock: real time, and the
 * same for all nodes.
 */
@Dependent
class JpaRelay {

    /**
     * In each hospital's lane as many as there is room for, then in turns: neither a backlog nor a recipient that hangs
     * in one hospital holds up another. A lease that ended is as good as none.
     */
    private static final String CLAIM = """
            with lanes as (
                select l.lane,
                       :perLane - (select count(*) from notifications s
                                    where s.channel = :channel and s.lane = l.lane and s.status = 'SENDING'
                                      and s.next_attempt_at > now()) as room
                  from (select id as lane from hospitals
                         union all select cast('00000000-0000-0000-0000-000000000000' as uuid)) l),
            waiting as (
                select n.id, n.priority,
                       row_number() over (partition by l.lane order by n.priority, n.next_attempt_at) as turn
                  from lanes l
                 cross join lateral (
                       select c.id, c.priority, c.next_attempt_at from notifications c
                        where c.channel = :channel and c.lane = l.lane and c.status in ('PENDING', 'SENDING')
                          and c.next_attempt_at <= now() and c.not_before <= :now
                        order by c.priority, c.next_attempt_at
                        limit greatest(0, l.room)
                          for update skip locked) n),
            picked as (
                select id from waiting order by priority, turn, random() limit :most),
            claimed as (
                update notifications n
                   set status = 'SENDING', claim = :claim, attempts = n.attempts + 1,
                       next_attempt_at = now() + :lease * interval '1 second'
                  from picked where n.id = picked.id
                returning n.id, n.hospital_id, n.priority, n.notice, n.channel, n.appointment_id, n.account_id, n.patient_id, n.title, n.message,
                          n.attempts, n.maximum_attempts, n.useful_until, n.created_at)
            select c.id, c.notice, c.appointment_id, c.title, c.message, c.attempts, c.maximum_attempts,
                   case when c.channel = 'SMS' then nullif(p.phone, '')
                        when c.account_id is null then cast(:operations as text)
                        else nullif(a.email, '') end as address,
                   coalesce(c.useful_until < :now, false) as too_old,
                   coalesce(case when c.notice = 'NO_SHOW' then v.status <> 'NO_SHOW'
                                 when c.notice in ('RESCHEDULED', 'SCHEDULE_CHANGED')
                                 then v.status not in ('SCHEDULED', 'CONFIRMED') or v.moved_at > c.created_at
                                 end, false) as outdated,
                   c.channel = 'SMS' and not coalesce(w.sms, true) as opted_out,
                   c.channel = 'SMS' and c.priority = 'NORMAL' as disturbs, h.zone,
                   cast(case when w.quiet_from is null then np.quiet_from else w.quiet_from end as text) as quiet_from,
                   cast(case when w.quiet_from is null then np.quiet_until else w.quiet_until end as text)
                       as quiet_until
              from claimed c
              left join hospitals h on h.id = c.hospital_id
              left join notification_policies np on np.hospital_id = c.hospital_id
              left join patients p on p.id = c.patient_id
              left join notification_preferences w on w.patient_id = c.patient_id
              left join accounts a on a.id = c.account_id and a.enabled
              left join appointments v on v.id = c.appointment_id
            """;

    /** Whoever stands still with it is cut off by the database: all others would wait for him. */
    private static final String TAKE_TURN = "select set_config('idle_in_transaction_session_timeout', '30s', true)"
            + " from pg_advisory_xact_lock(hashtextextended(:channel, 4864201403))";

    private static final String MINE = " where id = :id and claim = :claim";

    private final EntityManager entities;

    @Inject
    JpaRelay(EntityManager entities) {
        this.entities = entities;
    }

    /** One after the other, whichever node asks: two that count at once would both find all the room there is. */
    List<Parcel> claim(
            Channel channel, int most, int perLane, Duration lease, Instant now, Optional<String> operations) {
        entities.createNativeQuery(TAKE_TURN)
                .setParameter("channel", channel.name())
                .getResultList();
        var claim = UUID.randomUUID();
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(CLAIM, Tuple.class)
                .setParameter("channel", channel.name())
                .setParameter("most", most)
                .setParameter("perLane", perLane)
                .setParameter("lease", lease.toSeconds())
                .setParameter("now", now)
                .setParameter("claim", claim)
                .setParameter("operations", operations.orElse(null))
                .getResultList();
        var parcels = new ArrayList<Parcel>();
        for (var row : rows) {
            var parcel = parcel(row, claim, channel);
            var audible = firstAudible(row, now);
            if (parcel.suppression() == null && audible.isAfter(now)) {
                putBack(parcel, audible);
            } else {
                parcels.add(parcel);
            }
        }
        return parcels;
    }

    /** A first attempt may have been in time, and a later one is not: quiet hours hold for each. */
    private static Instant firstAudible(Tuple row, Instant now) {
        var quiet = JpaNotificationChoices.quietHours(row);
        return quiet == null || !row.get("disturbs", Boolean.class)
                ? now
                : quiet.firstAudible(now, ZoneId.of(row.get("zone", String.class)));
    }

    /** As if it had not been claimed. */
    private void putBack(Parcel parcel, Instant notBefore) {
        entities.createNativeQuery("update notifications set status = 'PENDING', claim = null,"
                        + " attempts = attempts - 1, next_attempt_at = now(), not_before = :notBefore" + MINE)
                .setParameter("notBefore", notBefore)
                .setParameter("id", parcel.id())
                .setParameter("claim", parcel.claim())
                .executeUpdate();
    }

    private static Parcel parcel(Tuple row, UUID claim, Channel channel) {
        var address = row.get("address", String.class);
        return new Parcel(
                row.get("id", UUID.class),
                claim,
                Notice.valueOf(row.get("notice", String.class)),
                row.get("appointment_id", UUID.class),
                address,
                row.get("title", String.class),
                row.get("message", String.class),
                row.get("attempts", Integer.class),
                row.get("maximum_attempts", Integer.class),
                suppression(row, address, channel));
    }

    private static Suppression suppression(Tuple row, String address, Channel channel) {
        if (address == null) {
            return channel == Channel.SMS ? Suppression.NO_PHONE : Suppression.NO_ADDRESS;
        }
        if (row.get("opted_out", Boolean.class)) {
            return Suppression.OPTED_OUT;
        }
        if (row.get("outdated", Boolean.class)) {
            return Suppression.OUTDATED;
        }
        return row.get("too_old", Boolean.class) ? Suppression.TOO_OLD : null;
    }

    /** Answers false when somebody else has claimed it since. */
    boolean sent(Parcel parcel, Instant at) {
        var mine = entities.createNativeQuery("update notifications set status = 'SENT', sent_at = :at, claim = null,"
                                + " reason = null" + MINE)
                        .setParameter("at", at)
                        .setParameter("id", parcel.id())
                        .setParameter("claim", parcel.claim())
                        .executeUpdate()
                == 1;
        if (mine && parcel.notice() == Notice.NO_SHOW) {
            entities.createNativeQuery("update no_show_logs set notification_sent = true"
                            + " where appointment_id = :appointment and reversed_at is null and not notification_sent")
                    .setParameter("appointment", parcel.appointmentId())
                    .executeUpdate();
        }
        return mine;
    }

    /** It waits for another attempt; answers false when somebody else has claimed it since. */
    boolean postponed(Parcel parcel, String reason, Duration wait) {
        return entities.createNativeQuery("update notifications set status = 'PENDING', claim = null,"
                                + " reason = :reason, next_attempt_at = now() + :wait * interval '1 millisecond'"
                                + MINE)
                        .setParameter("wait", wait.toMillis())
                        .setParameter("reason", reason)
                        .setParameter("id", parcel.id())
                        .setParameter("claim", parcel.claim())
                        .executeUpdate()
                == 1;
    }

    /** It ends here, as FAILED or SUPPRESSED; answers false when somebody else has claimed it since. */
    boolean ended(Parcel parcel, Status status, String reason) {
        return entities.createNativeQuery(
                                "update notifications set status = :status, claim = null, reason = :reason" + MINE)
                        .setParameter("status", status.name())
                        .setParameter("reason", reason)
                        .setParameter("id", parcel.id())
                        .setParameter("claim", parcel.claim())
                        .executeUpdate()
                == 1;
    }
}
