package care.hms.board;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads a frame in one statement. */
@Dependent
class JpaFrame {

    private static final String SELECT = """
            select c.first_name, c.last_name, h.name, coalesce(h.zone, 'UTC') as zone,
                   (select count(*) from stage_alerts s join appointments a on a.id = s.appointment_id
                     where s.hospital_id = c.hospital_id and s.status <> 'RESOLVED' and s.alert_type in (:types)
                       and (cast(:doctor as uuid) is null or a.doctor_id = :doctor)) as alerts,
                   (select count(*) from notifications n where n.account_id = c.id and n.channel = 'IN_APP'
                       and n.status = 'SENT' and n.read_at is null) as unread
              from accounts c left join hospitals h on h.id = c.hospital_id
             where c.id = :account
            """;

    private final EntityManager entities;

    @Inject
    JpaFrame(EntityManager entities) {
        this.entities = entities;
    }

    @SuppressWarnings("unchecked")
    Optional<FrameView> find(UUID accountId, OwnAlerts alerts) {
        List<Tuple> rows = entities.createNativeQuery(SELECT, Tuple.class)
                .setParameter("account", accountId)
                .setParameter("types", alerts.names())
                .setParameter("doctor", alerts.doctorId())
                .getResultList();
        return rows.stream()
                .map(row -> new FrameView(
                        row.get("first_name", String.class),
                        row.get("last_name", String.class),
                        row.get("name", String.class),
                        ZoneId.of(row.get("zone", String.class)),
                        row.get("alerts", Long.class),
                        row.get("unread", Long.class)))
                .findFirst();
    }
}
