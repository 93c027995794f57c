package care.hms.stagealert;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads alerts straight into views. */
@Dependent
class JpaAlertViews {

    private static final String SELECT = """
            select s.id, s.alert_type, s.status, s.message, s.triggered_at, p.id as patient_id, p.first_name,
                   p.last_name, p.mrn, d.id as doctor_id, d.first_name as doctor_first_name,
                   d.last_name as doctor_last_name, s.appointment_id, s.acknowledged_at, s.acknowledged_by,
                   s.resolved_at, s.resolved_by, s.note, s.version
            """;

    private static final String FROM = """
              from stage_alerts s
              join appointments a on a.id = s.appointment_id
              join patients p on p.id = a.patient_id
              join doctors d on d.id = a.doctor_id
             where s.hospital_id = :hospital
            """;

    private static final String FILTER = """
               and s.status in (:status) and s.alert_type in (:types)
               and (cast(:doctor as uuid) is null or a.doctor_id = :doctor)
            """;

    private final EntityManager entities;

    @Inject
    JpaAlertViews(EntityManager entities) {
        this.entities = entities;
    }

    @SuppressWarnings("unchecked")
    List<AlertView> list(UUID hospitalId, AlertFilter filter, int first, int size) {
        var query = entities.createNativeQuery(SELECT + FROM + FILTER + " order by s.triggered_at, s.id", Tuple.class);
        List<Tuple> rows = bind(query, hospitalId, filter)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList();
        return rows.stream().map(JpaAlertViews::view).toList();
    }

    long count(UUID hospitalId, AlertFilter filter) {
        return (Long)
                bind(entities.createNativeQuery("select count(*)" + FROM + FILTER, Long.class), hospitalId, filter)
                        .getSingleResult();
    }

    @SuppressWarnings("unchecked")
    Optional<AlertView> find(UUID hospitalId, UUID id) {
        List<Tuple> rows = entities.createNativeQuery(SELECT + FROM + " and s.id = :id", Tuple.class)
                .setParameter("hospital", hospitalId)
                .setParameter("id", id)
                .getResultList();
        return rows.stream().map(JpaAlertViews::view).findFirst();
    }

    private static Query bind(Query query, UUID hospitalId, AlertFilter filter) {
        return query.setParameter("hospital", hospitalId)
                .setParameter("status", names(filter.status()))
                .setParameter("types", names(filter.types()))
                .setParameter("doctor", filter.doctorId());
    }

    private static List<String> names(Collection<? extends Enum<?>> words) {
        return words.stream().map(Enum::name).toList();
    }

    private static AlertView view(Tuple row) {
        var type = AlertType.valueOf(row.get("alert_type", String.class));
        return new AlertView(
                row.get("id", UUID.class),
                type,
                AlertStatus.valueOf(row.get("status", String.class)),
                row.get("message", String.class),
                row.get("triggered_at", Instant.class),
                new AlertView.Patient(
                        row.get("patient_id", UUID.class),
                        row.get("first_name", String.class),
                        row.get("last_name", String.class),
                        row.get("mrn", String.class)),
                new AlertView.Doctor(
                        row.get("doctor_id", UUID.class),
                        new AlertView.User(
                                row.get("doctor_first_name", String.class), row.get("doctor_last_name", String.class))),
                row.get("appointment_id", UUID.class),
                type.targetStaff().stream().sorted().toList(),
                row.get("acknowledged_at", Instant.class),
                row.get("acknowledged_by", UUID.class),
                row.get("resolved_at", Instant.class),
                row.get("resolved_by", UUID.class),
                row.get("note", String.class),
                row.get("version", Long.class));
    }
}
