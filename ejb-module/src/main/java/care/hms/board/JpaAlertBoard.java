package care.hms.board;

import care.hms.Page;
import care.hms.stagealert.AlertStatus;
import care.hms.stagealert.AlertType;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads alerts straight into rows. */
@Dependent
class JpaAlertBoard {

    /** A check-in that was undone leaves alerts that are over without the instant since which somebody waited. */
    private static final String SELECT = """
            select s.id, s.version, s.alert_type, s.status, s.appointment_id, a.patient_id, p.first_name, p.last_name,
                   cast(p.date_of_birth as text) as born, a.doctor_id, d.first_name as doctor_first_name,
                   d.last_name as doctor_last_name, cast(a.start_time as text) as start_time,
                   coalesce(case s.alert_type when 'NO_DOCTOR' then a.vitals_recorded_at else a.checked_in_at end,
                            s.triggered_at) as since,
                   s.triggered_at, s.acknowledged_at, k.first_name || ' ' || k.last_name as acknowledged_by,
                   s.resolved_at, r.first_name || ' ' || r.last_name as resolved_by, s.note,
                   count(*) over () as total
              from stage_alerts s
              join appointments a on a.id = s.appointment_id
              join patients p on p.id = a.patient_id
              join doctors d on d.id = a.doctor_id
              left join accounts k on k.id = s.acknowledged_by
              left join accounts r on r.id = s.resolved_by
             where s.hospital_id = :hospital
            """;

    private static final String CHOICE = """
               and (s.status = 'RESOLVED') = :resolved and s.alert_type in (:types)
               and (cast(:doctor as uuid) is null or a.doctor_id = :doctor)
            """;

    private final EntityManager entities;

    @Inject
    JpaAlertBoard(EntityManager entities) {
        this.entities = entities;
    }

    Page<AlertRow> list(UUID hospitalId, AlertChoice choice, OwnAlerts attended) {
        var order = choice == AlertChoice.RESOLVED ? " order by s.resolved_at desc, s.id" : " order by since, s.id";
        var query = entities.createNativeQuery(SELECT + CHOICE + order, Tuple.class);
        var rows = tuples(bind(query, hospitalId, choice, attended).setMaxResults(Page.MAXIMUM_SIZE));
        return new Page<>(
                rows.stream().map(JpaAlertBoard::row).toList(),
                0,
                Page.MAXIMUM_SIZE,
                rows.isEmpty() ? 0 : rows.get(0).get("total", Long.class));
    }

    String stamp(UUID hospitalId, AlertChoice choice, OwnAlerts attended) {
        var query = entities.createNativeQuery(
                "select count(*) || '.' || coalesce(md5(string_agg(s.id || '.' || s.version, ' ' order by s.id)), '')"
                        + " from stage_alerts s join appointments a on a.id = s.appointment_id"
                        + " where s.hospital_id = :hospital" + CHOICE,
                String.class);
        return (String) bind(query, hospitalId, choice, attended).getSingleResult();
    }

    Optional<AlertRow> find(UUID hospitalId, UUID id) {
        var query = entities.createNativeQuery(SELECT + " and s.id = :id", Tuple.class)
                .setParameter("hospital", hospitalId)
                .setParameter("id", id);
        return tuples(query).stream().map(JpaAlertBoard::row).findFirst();
    }

    Optional<Instant> lastRaised(UUID hospitalId) {
        return Optional.ofNullable((Instant) entities.createNativeQuery(
                        "select max(triggered_at) from stage_alerts where hospital_id = :hospital", Instant.class)
                .setParameter("hospital", hospitalId)
                .getSingleResult());
    }

    private static Query bind(Query query, UUID hospitalId, AlertChoice choice, OwnAlerts attended) {
        return query.setParameter("hospital", hospitalId)
                .setParameter("resolved", choice == AlertChoice.RESOLVED)
                .setParameter("types", attended.names())
                .setParameter("doctor", attended.doctorId());
    }

    @SuppressWarnings("unchecked")
    private static List<Tuple> tuples(Query query) {
        return query.getResultList();
    }

    private static AlertRow row(Tuple row) {
        return new AlertRow(
                row.get("id", UUID.class),
                row.get("version", Long.class),
                AlertType.valueOf(row.get("alert_type", String.class)),
                AlertStatus.valueOf(row.get("status", String.class)),
                row.get("appointment_id", UUID.class),
                new AlertRow.Patient(
                        row.get("patient_id", UUID.class),
                        row.get("first_name", String.class),
                        row.get("last_name", String.class),
                        LocalDate.parse(row.get("born", String.class))),
                new AlertRow.Doctor(
                        row.get("doctor_id", UUID.class),
                        row.get("doctor_first_name", String.class),
                        row.get("doctor_last_name", String.class)),
                LocalTime.parse(row.get("start_time", String.class)),
                row.get("since", Instant.class),
                row.get("triggered_at", Instant.class),
                row.get("acknowledged_at", Instant.class),
                row.get("acknowledged_by", String.class),
                row.get("resolved_at", Instant.class),
                row.get("resolved_by", String.class),
                row.get("note", String.class));
    }
}
