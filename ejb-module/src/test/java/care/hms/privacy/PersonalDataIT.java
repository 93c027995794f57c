package care.hms.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.hms.Clinic;
import care.hms.Conflict;
import care.hms.HandSetClock;
import care.hms.Invalid;
import care.hms.NotFound;
import care.hms.account.AccessDenied;
import care.hms.account.Actor;
import care.hms.account.Role;
import care.hms.database.Rows;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person's data is found wherever it stands, given out whole, and gone when it has to go. */
class PersonalDataIT {

    private static final Instant NOW = Instant.parse("2026-01-20T08:00:00Z");

    /** A word that stands in everything that somebody wrote about the patient, and nowhere else. */
    private static final String CANARY = "Xanthippe";

    /** Texts that tell nothing about a person. */
    private static final Set<String> TELL_NOTHING = Set.of(
            "accounts.role",
            "accounts.issuer",
            "patients.account_role",
            "appointments.status",
            "appointment_events.event",
            "appointment_events.source",
            "appointment_events.detail", // ids, codes and instants
            "no_show_logs.reason",
            "no_show_logs.source",
            "stage_alerts.alert_type",
            "stage_alerts.status",
            "notification_preferences.language",
            "notifications.idempotency_key", // kinds and ids
            "notifications.notice",
            "notifications.channel",
            "notifications.priority",
            "notifications.language",
            "notifications.title", // one of the few that all messages have
            "notifications.metadata", // ids and facts
            "notifications.status",
            "notifications.reason",
            "audit_events.actor_role",
            "audit_events.operation",
            "audit_events.object_type",
            "audit_events.way",
            "audit_events.request_id",
            "audit_events.outcome",
            "audit_events.code",
            "audit_events.detail"); // ids, codes and counts

    /** Tables with such a column whose rows are not about the patient. */
    private static final Set<String> OF_SOMEBODY_ELSE = Set.of(
            "doctors", // the doctor's account
            "doctor_slots", // the slot's booking: told by the appointment
            "idempotency_keys"); // technical, and gone with the person

    private final TestDatabase database = TestDatabase.shared();
    private final Sql sql = database.sql();
    private final Clinic clinic = Clinic.openIn(database);
    private final JpaPersonalData data = new JpaPersonalData(database.entities());
    private final ExportPatient exportPatient = new ExportPatient(data);
    private final AnonymisePatient anonymisePatient = new AnonymisePatient(data, new HandSetClock(NOW));
    private final Actor admin = clinic.somebody(Role.HOSPITAL_ADMIN);
    private final Actor nurse = clinic.somebody(Role.NURSE);
    private UUID account;

    /** Which text columns {@link #patientOfManyWords} filled. */
    private final Set<String> filled = new TreeSet<>();

    private Map<String, Object> withWords(String table, Map<String, Object> row, String... columns) {
        for (var column : columns) {
            row.put(column, CANARY + " " + column);
            filled.add(table + "." + column);
        }
        return row;
    }

    /** Somebody with a completed, a cancelled and a missed appointment, and words in every text column. */
    private UUID patientOfManyWords() {
        account = UUID.randomUUID();
        var person = withWords(
                "accounts", Rows.account(account, clinic.id(), "PATIENT"), "first_name", "last_name", "email");
        person.put("username", CANARY.toLowerCase(Locale.ROOT) + UUID.randomUUID());
        person.put("password_hash", CANARY);
        filled.addAll(Set.of("accounts.username", "accounts.password_hash"));
        filled.add("accounts.subject"); // instead of the two: whomAProviderKnowsIsForgottenToo
        sql.insert("accounts", person);
        sql.run("insert into sign_in_addresses values (?, ?, ?)", account, new byte[32], NOW);
        sql.run("insert into idempotency_keys values (?, ?, '-', ?, ?)", account, CANARY, account, NOW);
        filled.add("idempotency_keys.key");

        var patient = UUID.randomUUID();
        var record = withWords(
                "patients",
                Rows.patient(patient, clinic.id()),
                "first_name",
                "last_name",
                "mrn",
                "sex",
                "phone",
                "email");
        record.put("mrn", CANARY + UUID.randomUUID().toString().substring(0, 8));
        record.put("account_id", account);
        sql.insert("patients", record);

        var completed = appointment(patient, "09:00", "COMPLETED");
        var vitals = Rows.vitals(clinic.id(), completed, nurse.accountId());
        vitals.put("temperature_celsius", new BigDecimal("38.4"));
        sql.insert("vital_signs", vitals);
        sql.insert("appointment_events", Rows.event(clinic.id(), completed));
        var alert = withWords("stage_alerts", Rows.stageAlert(clinic.id(), completed), "message", "note");
        alert.put("status", "RESOLVED");
        alert.put("resolved_at", NOW);
        sql.insert("stage_alerts", alert);
        appointment(patient, "10:00", "CANCELLED");
        var missed = appointment(patient, "11:00", "NO_SHOW");
        var log = withWords("no_show_logs", Rows.noShowLog(clinic.id(), missed), "note", "reversal_reason");
        log.put("reversed_at", NOW);
        log.put("reversed_by", nurse.accountId());
        sql.insert("no_show_logs", log);
        sql.insert(
                "notifications",
                withWords("notifications", Rows.notification(clinic.id(), missed, patient), "message"));
        sql.run(
                "insert into notification_preferences (patient_id, hospital_id, sms) values (?, ?, false)",
                patient,
                clinic.id());
        sql.run(
                "insert into audit_events (at, hospital_id, actor_id, actor_role, operation, patients, way, outcome)"
                        + " values (?, ?, ?, 'NURSE', 'searchPatients', array[?], 'rest', 'success')",
                NOW,
                clinic.id(),
                nurse.accountId(),
                patient);
        return patient;
    }

    private UUID appointment(UUID patient, String start, String status) {
        filled.addAll(Set.of("appointments.reason", "appointments.notes", "appointments.cancellation_reason"));
        return clinic.anAppointment()
                .of(patient)
                .at(start)
                .status(status)
                .column("reason", CANARY)
                .column("notes", CANARY)
                .column("cancellation_reason", CANARY)
                .store();
    }

    private String mrn(UUID patient) {
        return sql.value(String.class, "select mrn from patients where id = ?", patient);
    }

    private JsonObject export(Actor actor, UUID patient) {
        var document = database.inTransaction(() -> exportPatient.export(actor, patient))
                .document();
        return Json.createReader(new StringReader(document)).readObject();
    }

    private void anonymise(UUID patient) {
        anonymise(admin, patient, mrn(patient));
    }

    private void anonymise(Actor actor, UUID patient, String mrn) {
        database.inTransaction(() -> anonymisePatient.anonymise(actor, patient, mrn));
    }

    /** In any column of any table, the engine's included. */
    private List<String> tablesThatTell(String word) {
        var found = new ArrayList<String>();
        var owner = database.ownerSql();
        for (var table : owner.rows("select tablename from pg_tables where schemaname = 'public'")) {
            var name = (String) table.get("tablename");
            if (owner.count(name + " t where position(lower(?) in lower(t::text)) > 0", word) > 0) {
                found.add(name);
            }
        }
        return found;
    }

    // The schema

    @Test
    void everyTableThatLeadsToAPatientIsExported() {
        var leading = sql
                .rows("select distinct table_name from information_schema.columns where table_schema = 'public'"
                        + " and column_name in ('patient_id', 'appointment_id', 'account_id', 'patients', 'patient')")
                .stream()
                .map(row -> (String) row.get("table_name"))
                .filter(table -> !OF_SOMEBODY_ELSE.contains(table))
                .toList();

        assertThat(leading).contains("appointments", "vital_signs").isSubsetOf(JpaPersonalData.EXPORTED.keySet());
    }

    @Test
    void everyTextAboutAPatientIsFilledByThisTestOrTellsNothing() {
        patientOfManyWords();
        var texts = sql
                .rows(
                        "select table_name || '.' || column_name as name from information_schema.columns"
                                + " where table_schema = 'public' and data_type in ('text', 'character varying', 'json', 'jsonb')")
                .stream()
                .map(row -> (String) row.get("name"))
                .filter(name -> JpaPersonalData.EXPORTED.containsKey(name.substring(0, name.indexOf('.'))))
                .filter(name -> !TELL_NOTHING.contains(name))
                .toList();

        assertThat(filled).containsAll(texts);
    }

    // Export

    @Test
    void anExportIsWhole() {
        var patient = patientOfManyWords();

        var document = export(admin, patient);

        assertThat(document.keySet()).containsExactlyInAnyOrderElementsOf(JpaPersonalData.EXPORTED.keySet());
        assertThat(document)
                .allSatisfy((table, rows) ->
                        assertThat(rows.asJsonArray()).as(table).isNotEmpty());
        assertThat(document.getJsonArray("appointments")).hasSize(3);
        assertThat(document.getJsonArray("vital_signs").getJsonObject(0).getJsonNumber("temperature_celsius"))
                .hasToString("38.4");
        assertThat(document.getJsonArray("patients").getJsonObject(0).getString("phone"))
                .isEqualTo(CANARY + " phone");
        assertThat(document.getJsonArray("audit_events").getJsonObject(0).getString("actor_role"))
                .isEqualTo("NURSE");
        assertThat(document.toString()).doesNotContain("password_hash", "token_generation");
    }

    @Test
    void aPatientExportsTheOwnDataAndNobodyElses() {
        var own = patientOfManyWords();
        var other = clinic.patient();

        assertThat(export(clinic.patientActing(own), own)).containsKey("patients");
        assertThatThrownBy(() -> export(clinic.patientActing(own), other))
                .isInstanceOf(NotFound.class)
                .hasMessage("There is no patient " + other + ".");
    }

    @Test
    void somebodyElsesAppointmentsAreNotInIt() {
        var patient = patientOfManyWords();
        var other = clinic.anAppointment().status("COMPLETED").store();
        sql.insert("appointment_events", Rows.event(clinic.id(), other));

        assertThat(export(admin, patient).toString()).doesNotContain(other.toString());
    }

    @Test
    void whatAnotherHospitalTriedIsNotInIt() {
        var patient = clinic.patient();
        var other = Clinic.openIn(database);
        for (var hospital : List.of(clinic, other)) {
            sql.run(
                    "insert into audit_events (at, hospital_id, operation, object_id, way, outcome)"
                            + " values (?, ?, 'readPatient', ?, 'rest', 'success')",
                    NOW,
                    hospital.id(),
                    patient);
        }

        assertThat(export(admin, patient).getJsonArray("audit_events")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"RECEPTIONIST", "NURSE", "DOCTOR"})
    void nobodyElseExports(Role role) {
        var patient = clinic.patient();

        assertThatThrownBy(() -> export(clinic.somebody(role), patient)).isInstanceOf(AccessDenied.class);
    }

    @Test
    void anotherHospitalsPatientDoesNotExist() {
        var foreign = Clinic.openIn(database).patient();

        assertThatThrownBy(() -> export(admin, foreign)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> anonymise(admin, foreign, mrn(foreign))).isInstanceOf(NotFound.class);
        assertThat(sql.count("patients where id = ? and anonymised_at is null", foreign))
                .isEqualTo(1);
    }

    // Anonymising

    @Test
    void whomAProviderKnowsIsForgottenToo() {
        var patient = patientOfManyWords();
        var subject = CANARY + UUID.randomUUID();
        sql.run(
                "update accounts set username = null, password_hash = null, issuer = 'https://id.example', subject = ?"
                        + " where id = ?",
                subject,
                account);

        anonymise(patient);

        assertThat(tablesThatTell(CANARY)).isEmpty();
        assertThat(sql.count("accounts where id = ? and not enabled and subject = 'anonymised-' || id", account))
                .isEqualTo(1);
        // No token of before brings the person back.
        assertThat(sql.count(
                        "provider_news where person = sha256(convert_to(? || ' https://id.example ' || ?, 'UTF8'))"
                                + " and said_at > now() - interval '1 minute'",
                        clinic.id().toString(),
                        subject))
                .isEqualTo(1);
    }

    @Test
    void nothingTellsOfThePersonAnyMore() {
        var patient = patientOfManyWords();
        assertThat(tablesThatTell(CANARY)).contains("patients", "appointments", "no_show_logs", "stage_alerts");

        anonymise(patient);

        assertThat(tablesThatTell(CANARY)).isEmpty();
        assertThat(sql.row(
                        "select first_name, last_name, date_of_birth::text as born, sex, phone, email, account_id,"
                                + " anonymised_at from patients where id = ?",
                        patient))
                .containsEntry("first_name", "Anonymised")
                .containsEntry("last_name", "Anonymised")
                .containsEntry("born", "1980-01-01")
                .containsEntry("sex", null)
                .containsEntry("phone", null)
                .containsEntry("email", null)
                .containsEntry("account_id", null)
                .containsEntry("anonymised_at", NOW);
        assertThat(sql.count("accounts where id = ? and not enabled and token_generation = 1", account))
                .isEqualTo(1);
        assertThat(sql.count(
                        "vital_signs v join appointments a on a.id = v.appointment_id where a.patient_id = ?", patient))
                .isZero();
        assertThatThrownBy(() -> export(admin, patient)).isInstanceOf(NotFound.class);
    }

    @Test
    void figuresAndAuditStayAsTheyAre() {
        var patient = patientOfManyWords();
        var figures = "select id, status, starts_at, ends_at, booked_at, checked_in_at, completed_at, cancelled_at,"
                + " no_show_at, doctor_id, patient_id from appointments where patient_id = ? order by id";
        var logs = "select l.reason, l.triggered_at, l.reversed_at from no_show_logs l"
                + " join appointments a on a.id = l.appointment_id where a.patient_id = ?";
        var audit = "select e::text as line from audit_events e where ? = any (patients) order by id";
        var before = List.of(sql.rows(figures, patient), sql.rows(logs, patient), sql.rows(audit, patient));

        anonymise(patient);

        assertThat(List.of(sql.rows(figures, patient), sql.rows(logs, patient), sql.rows(audit, patient)))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCHEDULED", "CONFIRMED", "CHECKED_IN", "IN_PROGRESS"})
    void whoeverIsStillExpectedOrHereIsNotAnonymised(String status) {
        var patient = clinic.patient();
        clinic.anAppointment().of(patient).status(status).store();

        var refusal = catchThrowableOfType(Conflict.class, () -> anonymise(patient));

        assertThat(refusal.code()).isEqualTo("patient.has-open-appointments");
        assertThat(refusal.details()).containsEntry("openAppointments", 1L);
        assertThat(sql.count("patients where id = ? and anonymised_at is null", patient))
                .isEqualTo(1);
    }

    @Test
    void theMrnMustBeGivenOnceMore() {
        var patient = clinic.patient();

        assertThatThrownBy(() -> anonymise(admin, patient, "another"))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("mrn");
        assertThatThrownBy(() -> anonymise(admin, patient, null)).isInstanceOf(Invalid.class);
        assertThat(sql.count("patients where id = ? and anonymised_at is null", patient))
                .isEqualTo(1);
    }

    @Test
    void itHappensOnce() {
        var patient = clinic.patient();
        anonymise(patient);

        assertThatThrownBy(() -> anonymise(patient)).isInstanceOf(NotFound.class);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HOSPITAL_ADMIN", "SYSTEM_ADMIN"})
    void nobodyElseAnonymises(Role role) {
        var patient = clinic.patient();

        assertThatThrownBy(() -> anonymise(clinic.somebody(role), patient, mrn(patient)))
                .isInstanceOf(AccessDenied.class);
    }

    // At the same moment

    @Test
    void nobodyBooksForWhoIsAnonymised() {
        var patient = clinic.patient();
        anonymise(patient);

        assertThatThrownBy(() -> clinic.anAppointment().of(patient).store())
                .hasMessageContaining("appointment_patient_is_known");
    }

    @Test
    void nobodyIsBroughtBackWhoIsAnonymised() {
        var patient = clinic.patient();
        var missed = clinic.anAppointment().of(patient).status("NO_SHOW").store();
        anonymise(patient);

        assertThatThrownBy(() -> sql.run(
                        "update appointments set status = 'CHECKED_IN', checked_in_at = ? where id = ?", NOW, missed))
                .hasMessageContaining("appointment_patient_is_known");
    }

    @Test
    void aBookingThatIsOnItsWayIsWaitedForAndSeen() throws SQLException {
        var patient = clinic.patient();
        var doctor = clinic.doctor();
        try (var booking = database.connect()) {
            booking.setAutoCommit(false);
            try (var statement = booking.prepareStatement("insert into appointments (id, hospital_id, patient_id,"
                    + " doctor_id, status, appointment_date, start_time, end_time, starts_at, ends_at, booked_at,"
                    + " no_show_due_at) values (?, ?, ?, ?, 'SCHEDULED', '2026-01-21', '09:00', '09:15',"
                    + " '2026-01-21T08:00Z', '2026-01-21T08:15Z', '2026-01-20T08:00Z', '2026-01-21T08:15Z')")) {
                statement.setObject(1, UUID.randomUUID());
                statement.setObject(2, clinic.id());
                statement.setObject(3, patient);
                statement.setObject(4, doctor);
                statement.executeUpdate();
            }
            var anonymised = CompletableFuture.runAsync(() -> anonymise(patient));
            database.awaitWaiting("from patients where hospital_id");

            booking.commit();

            assertThat(anonymised)
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableThat()
                    .withCauseInstanceOf(Conflict.class);
        }
    }
}
