package care.hms.appointment;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads appointments straight into views: one statement for a list, whatever its length. */
@Dependent
class JpaAppointmentViews {

    private static final String SELECT = """
            select a.id, a.status, a.version, a.patient_id, p.first_name, p.last_name, p.mrn,
                   cast(p.date_of_birth as text) as date_of_birth,
                   a.doctor_id, d.code, d.first_name as doctor_first_name, d.last_name as doctor_last_name,
                   a.slot_id, s.is_booked, s.is_blocked, cast(a.appointment_date as text) as appointment_date,
                   cast(a.start_time as text) as start_time, cast(a.end_time as text) as end_time,
                   a.starts_at, a.ends_at, h.zone, a.reason, a.notes, a.booked_at, a.confirmed_at, a.checked_in_at,
                   a.vitals_recorded_at, a.consultation_started_at, a.started_without_vitals, a.completed_at,
                   a.cancelled_at, a.cancellation_reason, a.no_show_at, l.reason as no_show_reason, a.no_show_due_at,
                   a.no_vitals_due_at, a.no_doctor_due_at, a.waiting_too_long_due_at, v.id as vitals_id,
                   v.temperature_celsius, v.systolic_mm_hg, v.diastolic_mm_hg, v.pulse_per_minute,
                   v.oxygen_saturation_percent, v.respirations_per_minute, v.weight_kg, v.height_cm,
                   cast((select json_agg(json_build_object('alertType', x.alert_type, 'status', x.status,
                                'triggeredAt', x.triggered_at) order by x.triggered_at)
                           from stage_alerts x where x.appointment_id = a.id) as text) as alerts
              from appointments a
              join hospitals h on h.id = a.hospital_id
              join patients p on p.id = a.patient_id
              join doctors d on d.id = a.doctor_id
              left join doctor_slots s on s.id = a.slot_id
              left join no_show_logs l on l.appointment_id = a.id and l.reversed_at is null
              left join lateral (select * from vital_signs r where r.appointment_id = a.id
                                  order by r.recorded_at desc limit 1) v on true
            """;

    private static final String WHERE = """
             where a.hospital_id = :hospital
               and (cast(:date as date) is null or a.appointment_date = :date)
               and (cast(:before as date) is null or a.appointment_date < :before)
               and (cast(:doctor as uuid) is null or a.doctor_id = :doctor)
               and (cast(:patient as uuid) is null or a.patient_id = :patient)
               and (:anyStatus or a.status in (:status))
            """;

    private final EntityManager entities;

    @Inject
    JpaAppointmentViews(EntityManager entities) {
        this.entities = entities;
    }

    Optional<AppointmentView> find(UUID hospitalId, UUID id) {
        return tuples(entities.createNativeQuery(
                                SELECT + " where a.hospital_id = :hospital and a.id = :id", Tuple.class)
                        .setParameter("hospital", hospitalId)
                        .setParameter("id", id))
                .stream()
                .map(JpaAppointmentViews::view)
                .findFirst();
    }

    List<AppointmentView> list(UUID hospitalId, AppointmentFilter filter, int first, int size) {
        var query = entities.createNativeQuery(
                SELECT + WHERE + " order by a.starts_at, d.code, a.booked_at, a.id", Tuple.class);
        return tuples(bind(query, hospitalId, filter).setFirstResult(first).setMaxResults(size)).stream()
                .map(JpaAppointmentViews::view)
                .toList();
    }

    long count(UUID hospitalId, AppointmentFilter filter) {
        var query = entities.createNativeQuery("select count(*) from appointments a" + WHERE, Long.class);
        return (Long) bind(query, hospitalId, filter).getSingleResult();
    }

    private static Query bind(Query query, UUID hospitalId, AppointmentFilter filter) {
        var names = filter.status().stream().map(Enum::name).toList();
        return query.setParameter("hospital", hospitalId)
                .setParameter("date", filter.date())
                .setParameter("before", filter.before())
                .setParameter("doctor", filter.doctorId())
                .setParameter("patient", filter.patientId())
                .setParameter("anyStatus", names.isEmpty())
                .setParameter("status", names.isEmpty() ? List.of("-") : names);
    }

    @SuppressWarnings("unchecked")
    private static List<Tuple> tuples(Query query) {
        return query.getResultList();
    }

    private static AppointmentView view(Tuple row) {
        return new AppointmentView(
                row.get("id", UUID.class),
                AppointmentStatus.valueOf(row.get("status", String.class)),
                row.get("version", Long.class),
                new AppointmentView.Patient(
                        row.get("patient_id", UUID.class),
                        row.get("first_name", String.class),
                        row.get("last_name", String.class),
                        row.get("mrn", String.class),
                        date(row, "date_of_birth")),
                new AppointmentView.Doctor(
                        row.get("doctor_id", UUID.class),
                        row.get("code", String.class),
                        new AppointmentView.User(
                                row.get("doctor_first_name", String.class), row.get("doctor_last_name", String.class))),
                slot(row),
                date(row, "appointment_date"),
                time(row, "start_time"),
                time(row, "end_time"),
                instant(row, "starts_at"),
                instant(row, "ends_at"),
                row.get("zone", String.class),
                row.get("reason", String.class),
                row.get("notes", String.class),
                instant(row, "booked_at"),
                instant(row, "confirmed_at"),
                instant(row, "checked_in_at"),
                instant(row, "vitals_recorded_at"),
                instant(row, "consultation_started_at"),
                row.get("started_without_vitals", Boolean.class),
                instant(row, "completed_at"),
                instant(row, "cancelled_at"),
                row.get("cancellation_reason", String.class),
                instant(row, "no_show_at"),
                row.get("no_show_reason", String.class),
                instant(row, "no_show_due_at"),
                instant(row, "no_vitals_due_at"),
                instant(row, "no_doctor_due_at"),
                instant(row, "waiting_too_long_due_at"),
                vitals(row),
                alerts(row.get("alerts", String.class)));
    }

    private static AppointmentView.Slot slot(Tuple row) {
        var id = row.get("slot_id", UUID.class);
        return id == null
                ? null
                : new AppointmentView.Slot(
                        id, row.get("is_booked", Boolean.class), row.get("is_blocked", Boolean.class));
    }

    private static Vitals vitals(Tuple row) {
        return row.get("vitals_id") == null
                ? null
                : new Vitals(
                        row.get("temperature_celsius", BigDecimal.class),
                        row.get("systolic_mm_hg", Integer.class),
                        row.get("diastolic_mm_hg", Integer.class),
                        row.get("pulse_per_minute", Integer.class),
                        row.get("oxygen_saturation_percent", Integer.class),
                        row.get("respirations_per_minute", Integer.class),
                        row.get("weight_kg", BigDecimal.class),
                        row.get("height_cm", BigDecimal.class));
    }

    private static List<AppointmentView.Alert> alerts(String json) {
        if (json == null) {
            return List.of();
        }
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readArray().getValuesAs(JsonObject.class).stream()
                    .map(alert -> new AppointmentView.Alert(
                            alert.getString("alertType"),
                            alert.getString("status"),
                            OffsetDateTime.parse(alert.getString("triggeredAt")).toInstant()))
                    .toList();
        }
    }

    private static Instant instant(Tuple row, String column) {
        return row.get(column, Instant.class);
    }

    /** Local dates and times travel as ISO text: a native query would answer the types of java.sql. */
    private static LocalDate date(Tuple row, String column) {
        return LocalDate.parse(row.get(column, String.class));
    }

    private static LocalTime time(Tuple row, String column) {
        return LocalTime.parse(row.get(column, String.class));
    }
}
