package care.hms.board;

import care.hms.appointment.AppointmentStatus;
import care.hms.appointment.TimelineEvent;
import care.hms.stagealert.AlertStatus;
import care.hms.stagealert.AlertType;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads a day straight into rows. */
@Dependent
class JpaBoard {

    /**
     * An alert that is acknowledged or resolved changes its own version and not the appointment's; deadlines that move
     * with the policies change none.
     */
    private static final String STAMP = """
            a.version || '.' || coalesce((select sum(x.version + 1) from stage_alerts x
                                           where x.appointment_id = a.id), 0)
                      || '.' || md5(cast((a.no_show_due_at, a.no_vitals_due_at, a.no_doctor_due_at,
                                          a.waiting_too_long_due_at) as text))""";

    private static final String SELECT = "select a.id, a.version, " + STAMP + """
             as stamp, a.status, a.patient_id, p.first_name, p.last_name, p.phone is not null as has_phone,
                   cast(p.date_of_birth as text) as date_of_birth, a.doctor_id, d.code,
                   d.first_name as doctor_first_name, d.last_name as doctor_last_name,
                   cast(a.appointment_date as text) as appointment_date, cast(a.start_time as text) as start_time,
                   cast(a.end_time as text) as end_time, a.starts_at, a.checked_in_at, a.vitals_recorded_at,
                   a.consultation_started_at, a.completed_at, a.cancelled_at, a.no_show_at, a.no_show_due_at,
                   a.no_vitals_due_at, a.no_doctor_due_at, a.waiting_too_long_due_at,
                   a.checked_in_at + make_interval(mins => h.undo_check_in_minutes) as undo_until,
                   a.slot_id is null as squeezed_in,
                   cast((select json_agg(json_build_object('type', x.alert_type, 'status', x.status,
                                'at', x.triggered_at) order by x.triggered_at)
                           from stage_alerts x
                          where x.appointment_id = a.id and x.status <> 'RESOLVED') as text) as alerts
              from appointments a
              join hospitals h on h.id = a.hospital_id
              join patients p on p.id = a.patient_id
              join doctors d on d.id = a.doctor_id
            """;

    private static final String WHERE = """
             where a.hospital_id = :hospital and a.appointment_date = :day
               and (cast(:doctor as uuid) is null or a.doctor_id = :doctor)
               and (:anyStatus or a.status in (:status))
            """;

    private static final String IN_ORDER = " order by a.starts_at, d.code, a.booked_at, a.id";

    /** An alert is no act of anybody's. The messages of an act are as old as the act. */
    private static final String LAST_ACT = """
            select e.event, e.at, c.first_name || ' ' || c.last_name as by_whom,
                   cast(e.detail ->> 'slotReleased' as boolean) as slot_released,
                   cast(e.detail ->> 'slotTakenBack' as boolean) as slot_taken_back, n.status, n.reason
              from appointment_events e
              left join accounts c on c.id = e.actor_id
              left join lateral (select m.status, case when m.status = 'SUPPRESSED' then m.reason end as reason
                                   from notifications m
                                  where m.appointment_id = e.appointment_id and m.channel = 'SMS'
                                    and m.created_at >= e.at
                                  order by m.created_at desc limit 1) n on true
             where e.hospital_id = :hospital and e.appointment_id = :appointment
               and e.event not like 'ALERT%' and e.event <> 'DEADLINE_MOVED'
             order by e.id desc limit 1
            """;

    private final EntityManager entities;

    @Inject
    JpaBoard(EntityManager entities) {
        this.entities = entities;
    }

    List<BoardRow> rows(UUID hospitalId, BoardFilter filter) {
        return rows(bind(entities.createNativeQuery(SELECT + WHERE + IN_ORDER, Tuple.class), hospitalId, filter));
    }

    List<BoardRow> rows(UUID hospitalId, BoardFilter filter, Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : rows(bind(
                                entities.createNativeQuery(
                                        SELECT + WHERE + " and a.id in (:ids)" + IN_ORDER, Tuple.class),
                                hospitalId,
                                filter)
                        .setParameter("ids", ids));
    }

    Optional<BoardRow> find(UUID hospitalId, UUID id) {
        var query = entities.createNativeQuery(SELECT + " where a.hospital_id = :hospital and a.id = :id", Tuple.class)
                .setParameter("hospital", hospitalId)
                .setParameter("id", id);
        return rows(query).stream().findFirst();
    }

    List<RowStamp> stamps(UUID hospitalId, BoardFilter filter) {
        var query = entities.createNativeQuery(
                "select a.id, " + STAMP + " as stamp from appointments a" + WHERE, Tuple.class);
        return tuples(bind(query, hospitalId, filter)).stream()
                .map(row -> new RowStamp(row.get("id", UUID.class), row.get("stamp", String.class)))
                .toList();
    }

    Optional<LastAct> lastAct(UUID hospitalId, UUID appointmentId) {
        var query = entities.createNativeQuery(LAST_ACT, Tuple.class)
                .setParameter("hospital", hospitalId)
                .setParameter("appointment", appointmentId);
        return tuples(query).stream()
                .map(row -> new LastAct(
                        TimelineEvent.valueOf(row.get("event", String.class)),
                        row.get("at", Instant.class),
                        row.get("by_whom", String.class),
                        row.get("slot_released", Boolean.class),
                        row.get("slot_taken_back", Boolean.class),
                        row.get("status", String.class),
                        row.get("reason", String.class)))
                .findFirst();
    }

    private static Query bind(Query query, UUID hospitalId, BoardFilter filter) {
        var status = filter.status().stream().map(Enum::name).toList();
        return query.setParameter("hospital", hospitalId)
                .setParameter("day", filter.day())
                .setParameter("doctor", filter.doctorId())
                .setParameter("anyStatus", status.isEmpty())
                .setParameter("status", status.isEmpty() ? List.of("-") : status);
    }

    private static List<BoardRow> rows(Query query) {
        return tuples(query).stream().map(JpaBoard::row).toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Tuple> tuples(Query query) {
        return query.getResultList();
    }

    private static BoardRow row(Tuple row) {
        return new BoardRow(
                row.get("id", UUID.class),
                row.get("version", Long.class),
                row.get("stamp", String.class),
                AppointmentStatus.valueOf(row.get("status", String.class)),
                new BoardRow.Patient(
                        row.get("patient_id", UUID.class),
                        row.get("first_name", String.class),
                        row.get("last_name", String.class),
                        LocalDate.parse(row.get("date_of_birth", String.class)),
                        row.get("has_phone", Boolean.class)),
                new BoardRow.Doctor(
                        row.get("doctor_id", UUID.class),
                        row.get("code", String.class),
                        row.get("doctor_first_name", String.class),
                        row.get("doctor_last_name", String.class)),
                LocalDate.parse(row.get("appointment_date", String.class)),
                LocalTime.parse(row.get("start_time", String.class)),
                LocalTime.parse(row.get("end_time", String.class)),
                row.get("starts_at", Instant.class),
                row.get("checked_in_at", Instant.class),
                row.get("vitals_recorded_at", Instant.class),
                row.get("consultation_started_at", Instant.class),
                row.get("completed_at", Instant.class),
                row.get("cancelled_at", Instant.class),
                row.get("no_show_at", Instant.class),
                row.get("no_show_due_at", Instant.class),
                row.get("no_vitals_due_at", Instant.class),
                row.get("no_doctor_due_at", Instant.class),
                row.get("waiting_too_long_due_at", Instant.class),
                row.get("undo_until", Instant.class),
                row.get("squeezed_in", Boolean.class),
                alerts(row.get("alerts", String.class)));
    }

    private static List<BoardRow.Alert> alerts(String json) {
        if (json == null) {
            return List.of();
        }
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readArray().getValuesAs(JsonObject.class).stream()
                    .map(alert -> new BoardRow.Alert(
                            AlertType.valueOf(alert.getString("type")),
                            AlertStatus.valueOf(alert.getString("status")),
                            OffsetDateTime.parse(alert.getString("at")).toInstant()))
                    .toList();
        }
    }
}
