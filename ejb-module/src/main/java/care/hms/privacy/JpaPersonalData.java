package care.hms.privacy;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Knows where a person's data stands, in all tables. Whatever is added to the schema and leads to a patient must be
 * named here: a test compares this list with the schema.
 */
@Dependent
class JpaPersonalData {

    private static final String OF_THE_APPOINTMENTS =
            " from %1$s t join appointments a on a.id = t.appointment_id where a.patient_id = :patient order by %2$s";
    private static final String OF_THE_ACCOUNT =
            " from %1$s t join patients p on p.account_id = t.%2$s where p.id = :patient";

    /** For each table the rows that are the patient's; secrets, and what only locks and counts, stay inside. */
    static final Map<String, String> EXPORTED = exported();

    /** Well-formed, so that a sign-in is refused as any other, and of no password that anybody could find. */
    private static final String HASH_OF_NOTHING =
            "$argon2id$v=19$m=19456,t=2,p=1$" + "A".repeat(22) + "$" + "A".repeat(43);

    /** In this order: each statement still finds its way to the patient. */
    private static final List<String> ANONYMISE = List.of(
            "delete from idempotency_keys where account_id = (select account_id from patients where id = :patient)",
            "delete from sign_in_addresses where account_id = (select account_id from patients where id = :patient)",
            "delete from vital_signs where appointment_id in"
                    + " (select id from appointments where patient_id = :patient)",
            "update stage_alerts set message = 'Anonymised.', note = null where appointment_id in"
                    + " (select id from appointments where patient_id = :patient)",
            "update no_show_logs set note = null,"
                    + " reversal_reason = case when reversal_reason is not null then 'Anonymised.' end"
                    + " where appointment_id in (select id from appointments where patient_id = :patient)",
            // The patient's own, and what colleagues were told about the patient.
            "update notifications set message = 'Anonymised.' where patient_id = :patient or appointment_id in"
                    + " (select id from appointments where patient_id = :patient)",
            "delete from notification_preferences where patient_id = :patient",
            "update appointments set reason = null, notes = null, cancellation_reason = null, version = version + 1"
                    + " where patient_id = :patient",
            // A token that the provider gave out before must not bring the person back.
            "insert into provider_news (person, said_at) select sha256(convert_to(hospital_id || ' ' || issuer || ' '"
                    + " || subject, 'UTF8')), clock_timestamp() from accounts where issuer is not null"
                    + " and id = (select account_id from patients where id = :patient)"
                    + " on conflict (person) do update set said_at = excluded.said_at",
            // A person of an identity provider has neither name nor password here, and is known by a subject.
            "update accounts set username = case when issuer is null then 'anonymised-' || replace(cast(id as text), '-', '') end,"
                    + " password_hash = case when issuer is null then '" + HASH_OF_NOTHING + "' end,"
                    + " subject = case when issuer is not null then 'anonymised-' || id end,"
                    + " first_name = 'Anonymised', last_name = 'Anonymised', email = null, enabled = false,"
                    + " token_generation = token_generation + 1, version = version + 1"
                    + " where id = (select account_id from patients where id = :patient)");

    private final EntityManager entities;

    @Inject
    JpaPersonalData(EntityManager entities) {
        this.entities = entities;
    }

    private static Map<String, String> exported() {
        var tables = new LinkedHashMap<String, String>();
        tables.put("patients", "select to_jsonb(t) - 'version' as row from patients t where t.id = :patient");
        tables.put(
                "accounts",
                "select to_jsonb(t) - array['password_hash', 'token_generation', 'version'] as row"
                        + OF_THE_ACCOUNT.formatted("accounts", "id"));
        tables.put(
                "sign_in_addresses",
                "select jsonb_build_object('last_at', t.last_at) as row"
                        + OF_THE_ACCOUNT.formatted("sign_in_addresses", "account_id"));
        tables.put(
                "appointments",
                "select to_jsonb(t) - 'version' as row from appointments t where t.patient_id = :patient"
                        + " order by t.starts_at");
        for (var table : List.of("vital_signs", "no_show_logs", "stage_alerts", "appointment_events")) {
            tables.put(table, "select to_jsonb(t) as row" + OF_THE_APPOINTMENTS.formatted(table, "t.id"));
        }
        tables.put(
                "notification_preferences",
                "select to_jsonb(t) as row from notification_preferences t where t.patient_id = :patient");
        tables.put(
                "notifications",
                "select to_jsonb(t) - array['lane', 'claim', 'idempotency_key'] as row from notifications t"
                        + " where t.patient_id = :patient or t.appointment_id in"
                        + " (select a.id from appointments a where a.patient_id = :patient)"
                        + " order by t.created_at, t.id");
        // Who looked, by role: which colleague it was is for the hospital's own audit.
        tables.put(
                "audit_events",
                "select jsonb_build_object('at', t.at, 'operation', t.operation, 'actor_role', t.actor_role,"
                        + " 'way', t.way, 'outcome', t.outcome) as row from audit_events t"
                        + " where t.hospital_id = (select p.hospital_id from patients p where p.id = :patient)"
                        + " and (t.object_id = :patient or t.patients @> array[cast(:patient as uuid)]"
                        + " or t.object_id in (select a.id from appointments a where a.patient_id = :patient)"
                        + " or t.actor_id = (select p.account_id from patients p where p.id = :patient))"
                        + " order by t.at, t.id");
        return tables;
    }

    Optional<PatientExport> export(UUID hospitalId, UUID patientId) {
        if (lockMrn(hospitalId, patientId).isEmpty()) {
            return Optional.empty();
        }
        var arrays = EXPORTED.entrySet().stream()
                .map(table -> "'" + table.getKey() + "', (select coalesce(jsonb_agg(r.row), '[]') from ("
                        + table.getValue() + ") r)")
                .collect(Collectors.joining(", "));
        var document = (String)
                entities.createNativeQuery("select cast(jsonb_build_object(" + arrays + ") as text)", String.class)
                        .setParameter("patient", patientId)
                        .getSingleResult();
        return Optional.of(new PatientExport(patientId, document));
    }

    /** The MRN of a patient who is still known; the row is held, so that no booking comes in between. */
    Optional<String> lockMrn(UUID hospitalId, UUID patientId) {
        @SuppressWarnings("unchecked")
        List<String> found = entities.createNativeQuery(
                        "select mrn from patients where hospital_id = :hospital and id = :patient"
                                + " and anonymised_at is null for update",
                        String.class)
                .setParameter("hospital", hospitalId)
                .setParameter("patient", patientId)
                .getResultList();
        return found.stream().findFirst();
    }

    long countOpenAppointments(UUID patientId) {
        return (Long) entities.createNativeQuery(
                        "select count(*) from appointments where patient_id = :patient"
                                + " and status in ('SCHEDULED', 'CONFIRMED', 'CHECKED_IN', 'IN_PROGRESS')",
                        Long.class)
                .setParameter("patient", patientId)
                .getSingleResult();
    }

    void anonymise(UUID patientId, Instant at) {
        for (var statement : ANONYMISE) {
            entities.createNativeQuery(statement)
                    .setParameter("patient", patientId)
                    .executeUpdate();
        }
        // The year of birth stays: figures by age stand on it. The MRN is free for nobody, and nobody's.
        entities.createNativeQuery("update patients set mrn = 'anon-' || replace(cast(id as text), '-', ''),"
                        + " first_name = 'Anonymised', last_name = 'Anonymised',"
                        + " date_of_birth = cast(date_trunc('year', date_of_birth) as date), sex = null, phone = null,"
                        + " email = null, account_id = null, anonymised_at = :at, version = version + 1"
                        + " where id = :patient")
                .setParameter("patient", patientId)
                .setParameter("at", at)
                .executeUpdate();
    }
}
