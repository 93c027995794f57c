package care.hms.notification;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Reads what messages have to know, for any number of appointments with one statement. */
@Dependent
class JpaFacts {

    private static final String OF_APPOINTMENTS = """
            select a.hospital_id, h.zone, a.id, a.version, cast(a.appointment_date as text) as day,
                   cast(a.start_time as text) as start_time, a.no_show_due_at,
                   p.id as patient_id, p.first_name, p.last_name, pa.id as patient_account, p.phone <> '' as has_phone,
                   w.language, w.sms, cast(w.quiet_from as text) as quiet_from,
                   cast(w.quiet_until as text) as quiet_until,
                   d.id as doctor_id, d.last_name as doctor_name, da.id as doctor_account,
                   da.email <> '' as has_address
              from appointments a
              join hospitals h on h.id = a.hospital_id
              join patients p on p.id = a.patient_id
              join doctors d on d.id = a.doctor_id
              left join accounts pa on pa.id = p.account_id and pa.enabled
              left join accounts da on da.id = d.account_id and da.enabled
              left join notification_preferences w on w.patient_id = p.id
             where a.id in (:ids)
             order by a.id
            """;

    private final EntityManager entities;
    private final JpaNotificationChoices choices;

    @Inject
    JpaFacts(EntityManager entities, JpaNotificationChoices choices) {
        this.entities = entities;
        this.choices = choices;
    }

    @SuppressWarnings("unchecked")
    List<Facts> of(Collection<UUID> appointmentIds) {
        if (appointmentIds.isEmpty()) {
            return List.of();
        }
        List<Tuple> rows = entities.createNativeQuery(OF_APPOINTMENTS, Tuple.class)
                .setParameter("ids", appointmentIds)
                .getResultList();
        return rows.stream().map(JpaFacts::facts).toList();
    }

    NotificationPolicy policy(UUID hospitalId) {
        return choices.policy(hospitalId);
    }

    /** Everybody at the hospital's reception who can sign in. */
    @SuppressWarnings("unchecked")
    List<UUID> receptionists(UUID hospitalId) {
        return entities.createNativeQuery(
                        "select id from accounts where hospital_id = :hospital and role = 'RECEPTIONIST' and enabled"
                                + " order by id",
                        UUID.class)
                .setParameter("hospital", hospitalId)
                .getResultList();
    }

    /** Every administrator of every hospital, with that hospital. */
    List<Administrator> administrators() {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(
                        "select hospital_id, id from accounts where role = 'HOSPITAL_ADMIN' and enabled order by id",
                        Tuple.class)
                .getResultList();
        return rows.stream()
                .map(row -> new Administrator(row.get(0, UUID.class), row.get(1, UUID.class)))
                .toList();
    }

    record Administrator(UUID hospitalId, UUID accountId) {}

    private static Facts facts(Tuple row) {
        return new Facts(
                row.get("hospital_id", UUID.class),
                ZoneId.of(row.get("zone", String.class)),
                row.get("id", UUID.class),
                row.get("version", Long.class),
                LocalDate.parse(row.get("day", String.class)),
                LocalTime.parse(row.get("start_time", String.class)),
                row.get("no_show_due_at", Instant.class),
                new Facts.Patient(
                        row.get("patient_id", UUID.class),
                        row.get("first_name", String.class),
                        row.get("last_name", String.class),
                        row.get("patient_account", UUID.class),
                        Boolean.TRUE.equals(row.get("has_phone", Boolean.class)),
                        row.get("sms") == null ? Preferences.NONE : JpaNotificationChoices.preferences(row)),
                new Facts.Doctor(
                        row.get("doctor_id", UUID.class),
                        row.get("doctor_name", String.class),
                        row.get("doctor_account", UUID.class),
                        Boolean.TRUE.equals(row.get("has_address", Boolean.class))));
    }
}
