package care.hms.database;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.Clinic;
import care.hms.Source;
import care.hms.absence.AbsenceType;
import care.hms.account.Role;
import care.hms.appointment.AppointmentStatus;
import care.hms.database.Sql.Refused;
import care.hms.hospital.AlertClock;
import care.hms.noshow.NoShowReason;
import care.hms.notification.Channel;
import care.hms.notification.Language;
import care.hms.notification.Priority;
import care.hms.notification.Status;
import care.hms.platform.Origin;
import care.hms.stagealert.AlertType;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every invariant of the schema, refused by its name. */
class SchemaIT {

    private static final TestDatabase DATABASE = TestDatabase.shared();
    private static final Sql SQL = DATABASE.sql();

    private static final Clinic CLINIC = Clinic.openIn(DATABASE);
    private static final UUID HOSPITAL = CLINIC.id();
    private static final UUID ACCOUNT = CLINIC.receptionist().accountId();
    private static final UUID PATIENT = CLINIC.patient();
    private static final UUID DOCTOR = CLINIC.doctor();
    private static final UUID SLOT = CLINIC.slot(DOCTOR, "20:00", 15);
    private static final UUID APPOINTMENT = CLINIC.anAppointment().at("20:00").store();

    private static final Clinic ELSEWHERE = Clinic.openIn(DATABASE);
    private static final UUID THEIR_ACCOUNT = ELSEWHERE.receptionist().accountId();
    private static final UUID THEIR_PATIENT = ELSEWHERE.patient();
    private static final UUID THEIR_DOCTOR = ELSEWHERE.doctor();
    private static final UUID THEIR_SLOT = ELSEWHERE.slot(THEIR_DOCTOR, "21:00", 15);
    private static final UUID THEIR_APPOINTMENT =
            ELSEWHERE.anAppointment().status("CANCELLED").store();

    private static final UUID THEIR_PATIENTS_ACCOUNT =
            ELSEWHERE.somebody(Role.PATIENT).accountId();
    private static final UUID THEIR_DOCTORS_ACCOUNT =
            ELSEWHERE.somebody(Role.DOCTOR).accountId();

    private static final String DIGEST = "\\x" + "ab".repeat(32);

    private static UUID id() {
        return UUID.randomUUID();
    }

    private static Map<String, Object> hospital() {
        return Rows.hospital(id());
    }

    private static Map<String, Object> account() {
        return Rows.account(id(), HOSPITAL, "NURSE");
    }

    private static Map<String, Object> external() {
        return with(
                account(),
                "username",
                null,
                "password_hash",
                null,
                "issuer",
                "https://id.example",
                "subject",
                Rows.code());
    }

    private static Map<String, Object> patient() {
        return Rows.patient(id(), HOSPITAL);
    }

    private static Map<String, Object> doctor() {
        return Rows.doctor(id(), HOSPITAL);
    }

    private static Map<String, Object> hours() {
        return Rows.workingHours(HOSPITAL, DOCTOR, 1, "08:00", "12:00");
    }

    private static Map<String, Object> slot() {
        return Rows.slot(id(), HOSPITAL, DOCTOR, "09:00", 15);
    }

    private static Map<String, Object> block() {
        return Rows.block(HOSPITAL, SLOT, id());
    }

    private static Map<String, Object> appointment() {
        return Rows.appointment(id(), HOSPITAL, PATIENT, DOCTOR, "09:00", 15);
    }

    private static Map<String, Object> checkedIn() {
        return with(appointment(), "status", "CHECKED_IN", "checked_in_at", at("08:50"));
    }

    private static Map<String, Object> vitals() {
        return Rows.vitals(HOSPITAL, APPOINTMENT, ACCOUNT);
    }

    private static Map<String, Object> event() {
        return Rows.event(HOSPITAL, APPOINTMENT);
    }

    private static Map<String, Object> log() {
        return Rows.noShowLog(HOSPITAL, APPOINTMENT);
    }

    private static Map<String, Object> alert() {
        return Rows.stageAlert(HOSPITAL, APPOINTMENT);
    }

    private static Map<String, Object> audit() {
        return Rows.auditEvent(HOSPITAL, ACCOUNT);
    }

    private static Map<String, Object> running() {
        return with(
                Rows.failedRun(),
                "status",
                "RUNNING",
                "completed_at",
                null,
                "duration_ms",
                null,
                "error_message",
                null);
    }

    private static Map<String, Object> key() {
        return Rows.of(
                "account_id",
                ACCOUNT,
                "key",
                Rows.code(),
                "request_hash",
                "-",
                "appointment_id",
                APPOINTMENT,
                "created_at",
                at("09:00"));
    }

    private static Map<String, Object> clock() {
        return Rows.of(
                "one",
                true,
                "anchor_real",
                at("09:00"),
                "anchor_domain",
                at("09:00"),
                "speed",
                60,
                "running",
                true,
                "requested",
                "-");
    }

    private static Map<String, Object> news() {
        return Rows.of("person", "\\x" + "ab".repeat(32), "said_at", at("09:00"));
    }

    private static Map<String, Object> failures() {
        return Rows.of(
                "subject",
                "\\x" + Rows.code().toLowerCase(Locale.ROOT).repeat(6).substring(0, 64),
                "failures",
                1,
                "last_at",
                at("09:00"),
                "next_at",
                at("09:00"));
    }

    private static Map<String, Object> with(Map<String, Object> row, Object... columns) {
        row.putAll(Rows.of(columns));
        return row;
    }

    private static Arguments refusal(
            String constraint, String table, Supplier<Map<String, Object>> row, Object... not) {
        return Arguments.of(constraint, table, with(row.get(), not));
    }

    static Stream<Arguments> whatNoRowMayBe() {
        return Stream.of(
                refusal("hospitals_code_check", "hospitals", SchemaIT::hospital, "code", "hms1"),
                refusal("hospitals_code_check", "hospitals", SchemaIT::hospital, "code", "H"),
                refusal("hospitals_alert_clock_check", "hospitals", SchemaIT::hospital, "alert_clock", "NOON"),
                refusal("holidays_hospital_id_fkey", "holidays", () -> holiday(id())),
                refusal("account_platform_or_hospital", "accounts", SchemaIT::account, "role", "SYSTEM_ADMIN"),
                refusal("account_platform_or_hospital", "accounts", SchemaIT::account, "hospital_id", null),
                refusal("accounts_role_check", "accounts", SchemaIT::account, "role", "JANITOR"),
                refusal("accounts_username_check", "accounts", SchemaIT::account, "username", "Nurse"),
                refusal("accounts_username_check", "accounts", SchemaIT::account, "username", "n"),
                refusal("accounts_username_check", "accounts", SchemaIT::account, "username", "n".repeat(65)),
                refusal("account_password_or_provider", "accounts", SchemaIT::account, "password_hash", null),
                refusal("account_password_or_provider", "accounts", SchemaIT::account, "username", null),
                refusal("account_password_or_provider", "accounts", SchemaIT::account, "issuer", "https://id.example"),
                refusal("account_password_or_provider", "accounts", SchemaIT::external, "subject", null),
                refusal("account_password_or_provider", "accounts", SchemaIT::external, "password_hash", "-"),
                refusal(
                        "account_provider_inside_a_hospital",
                        "accounts",
                        SchemaIT::external,
                        "role",
                        "SYSTEM_ADMIN",
                        "hospital_id",
                        null),
                refusal(
                        "account_provider_keeps_the_password",
                        "accounts",
                        SchemaIT::external,
                        "must_change_password",
                        true),
                refusal("patient_account_fits", "patients", SchemaIT::patient, "account_id", ACCOUNT),
                refusal("doctor_account_fits", "doctors", SchemaIT::doctor, "account_id", ACCOUNT),
                refusal("accounts_hospital_id_fkey", "accounts", SchemaIT::account, "hospital_id", id()),
                refusal("patients_hospital_id_fkey", "patients", SchemaIT::patient, "hospital_id", id()),
                refusal("doctors_hospital_id_fkey", "doctors", SchemaIT::doctor, "hospital_id", id()),
                refusal("working_hours_in_order", "working_hours", SchemaIT::hours, "end_time", "08:00"),
                refusal("slot_instants_in_order", "doctor_slots", SchemaIT::slot, "ends_at", at("09:00")),
                refusal("appointments_status_check", "appointments", SchemaIT::appointment, "status", "LATE"),
                refusal("appointments_hospital_id_fkey", "appointments", SchemaIT::appointment, "hospital_id", id()),
                refusal("appointment_events_source_check", "appointment_events", SchemaIT::event, "source", "STAFF"),
                refusal(
                        "no_show_logs_reason_check",
                        "no_show_logs",
                        SchemaIT::log,
                        "reason",
                        "FORGOTTEN",
                        "created_by",
                        ACCOUNT),
                refusal("no_show_logs_source_check", "no_show_logs", SchemaIT::log, "source", "patient"),
                refusal("no_show_logs_timeout_minutes_check", "no_show_logs", SchemaIT::log, "timeout_minutes", 0),
                refusal("stage_alerts_alert_type_check", "stage_alerts", SchemaIT::alert, "alert_type", "NO_COFFEE"),
                refusal("stage_alerts_status_check", "stage_alerts", SchemaIT::alert, "status", "OPEN"),
                refusal("idempotency_keys_account_id_fkey", "idempotency_keys", SchemaIT::key, "account_id", id()),
                refusal("simulated_clock_one_check", "simulated_clock", SchemaIT::clock, "one", false),
                refusal("simulated_clock_speed_check", "simulated_clock", SchemaIT::clock, "speed", 0),
                refusal("simulated_clock_speed_check", "simulated_clock", SchemaIT::clock, "speed", 3601),
                refusal("sign_in_failures_failures_check", "sign_in_failures", SchemaIT::failures, "failures", -1),
                refusal("sign_in_failures_subject_check", "sign_in_failures", SchemaIT::failures, "subject", "\\xab"),
                refusal("provider_news_person_check", "provider_news", SchemaIT::news, "person", "\\xab"),
                refusal("sign_in_addresses_address_check", "sign_in_addresses", () -> address(ACCOUNT, "\\xab")),
                refusal("sign_in_addresses_account_id_fkey", "sign_in_addresses", () -> address(id(), DIGEST)),
                refusal("audit_events_hospital_id_fkey", "audit_events", SchemaIT::audit, "hospital_id", id()),
                refusal("audit_events_actor_id_fkey", "audit_events", SchemaIT::audit, "actor_id", id()),
                refusal("audit_events_operation_check", "audit_events", SchemaIT::audit, "operation", "check in"),
                refusal("audit_events_operation_check", "audit_events", SchemaIT::audit, "operation", ""),
                refusal("audit_events_way_check", "audit_events", SchemaIT::audit, "way", "fax"),
                refusal("audit_events_outcome_check", "audit_events", SchemaIT::audit, "outcome", "maybe"),
                refusal(
                        "cron_job_runs_status_check",
                        "cron_job_runs",
                        Rows::failedRun,
                        "status",
                        "SKIPPED",
                        "error_message",
                        null),
                refusal("cron_job_runs_duration_ms_check", "cron_job_runs", Rows::failedRun, "duration_ms", -1),
                refusal("cron_job_runs_items_processed_check", "cron_job_runs", Rows::failedRun, "items_processed", -1),
                refusal("cron_job_runs_metadata_check", "cron_job_runs", Rows::failedRun, "metadata", Map.of()),
                refusal(
                        "cron_job_runs_metadata_check",
                        "cron_job_runs",
                        Rows::failedRun,
                        "metadata",
                        Map.of("source", "staff")));
    }

    private static Map<String, Object> holiday(UUID hospital) {
        return Rows.of("hospital_id", hospital, "day", "2026-01-01", "name", "New Year");
    }

    private static Map<String, Object> address(UUID account, String address) {
        return Rows.of("account_id", account, "address", address, "last_at", at("09:00"));
    }

    static Stream<Arguments> whatAStatusNeeds() {
        return Stream.of(
                        refusal("CONFIRMED", "appointments", SchemaIT::appointment, "status", "CONFIRMED"),
                        refusal("CHECKED_IN", "appointments", SchemaIT::appointment, "status", "CHECKED_IN"),
                        refusal("IN_PROGRESS", "appointments", SchemaIT::checkedIn, "status", "IN_PROGRESS"),
                        refusal("COMPLETED", "appointments", SchemaIT::checkedIn, "status", "COMPLETED"),
                        refusal("NO_SHOW", "appointments", SchemaIT::appointment, "status", "NO_SHOW"),
                        refusal("CANCELLED", "appointments", SchemaIT::appointment, "status", "CANCELLED"))
                .map(status -> Arguments.of("appointment_status_has_its_instant", "appointments", status.get()[2]));
    }

    static Stream<Arguments> whatMustComeAfterWhat() {
        return Stream.of(
                        with(appointment(), "ends_at", at("09:00")),
                        with(appointment(), "no_show_due_at", at("09:00")),
                        with(checkedIn(), "vitals_recorded_at", at("08:49:59")),
                        with(checkedIn(), "consultation_started_at", at("08:49:59")),
                        with(checkedIn(), "vitals_recorded_at", at("08:55"), "consultation_started_at", at("08:54:59")),
                        with(checkedIn(), "consultation_started_at", at("09:00"), "completed_at", at("08:59:59")),
                        with(
                                appointment(),
                                "status",
                                "CANCELLED",
                                "cancelled_at",
                                at("00:00").minusSeconds(3601)))
                .map(row -> Arguments.of("appointment_instants_in_order", "appointments", row));
    }

    static Stream<Arguments> whatBelongsTogether() {
        return Stream.of(
                refusal("no_show_released_has_its_instant", "no_show_logs", SchemaIT::log, "slot_released", true),
                refusal(
                        "no_show_released_has_its_instant",
                        "no_show_logs",
                        SchemaIT::log,
                        "slot_released_at",
                        at("09:15")),
                refusal("no_show_automatic_has_no_author", "no_show_logs", SchemaIT::log, "created_by", ACCOUNT),
                refusal("no_show_automatic_has_no_author", "no_show_logs", SchemaIT::log, "reason", "MANUAL_STAFF"),
                refusal("audit_says_why_not", "audit_events", SchemaIT::audit, "code", null),
                refusal("audit_says_why_not", "audit_events", SchemaIT::audit, "outcome", "success"),
                refusal("no_show_reversal_is_whole", "no_show_logs", SchemaIT::log, "reversed_at", at("10:00")),
                refusal("no_show_reversal_is_whole", "no_show_logs", SchemaIT::log, "reversal_reason", "came"),
                refusal("cron_job_run_ends_whole", "cron_job_runs", Rows::failedRun, "completed_at", null),
                refusal("cron_job_run_ends_whole", "cron_job_runs", Rows::failedRun, "duration_ms", null),
                refusal("cron_job_run_says_why_it_failed", "cron_job_runs", Rows::failedRun, "error_message", null),
                refusal("cron_job_run_says_why_it_failed", "cron_job_runs", Rows::failedRun, "status", "COMPLETED"),
                refusal("stage_alert_resolved_has_its_instant", "stage_alerts", SchemaIT::alert, "status", "RESOLVED"),
                refusal(
                        "stage_alert_resolved_has_its_instant",
                        "stage_alerts",
                        SchemaIT::alert,
                        "resolved_at",
                        at("10:00")),
                refusal("stage_alert_note_needs_its_end", "stage_alerts", SchemaIT::alert, "note", "Measured"),
                refusal(
                        "appointment_moved_after_booking",
                        "appointments",
                        SchemaIT::appointment,
                        "moved_at",
                        "2020-01-01T00:00:00Z"),
                refusal(
                        "stage_alert_acknowledged_has_its_person",
                        "stage_alerts",
                        SchemaIT::alert,
                        "status",
                        "ACKNOWLEDGED"),
                refusal(
                        "slot_retired_unbooked",
                        "doctor_slots",
                        SchemaIT::slot,
                        "appointment_id",
                        APPOINTMENT,
                        "retired_at",
                        at("09:00")));
    }

    /** No row of one hospital points at a row of another. */
    static Stream<Arguments> whatBelongsElsewhere() {
        return Stream.of(
                refusal("patient_account_fits", "patients", SchemaIT::patient, "account_id", THEIR_PATIENTS_ACCOUNT),
                refusal("doctor_account_fits", "doctors", SchemaIT::doctor, "account_id", THEIR_DOCTORS_ACCOUNT),
                refusal(
                        "working_hours_hospital_id_doctor_id_fkey",
                        "working_hours",
                        SchemaIT::hours,
                        "doctor_id",
                        THEIR_DOCTOR),
                refusal(
                        "doctor_slots_hospital_id_doctor_id_fkey",
                        "doctor_slots",
                        SchemaIT::slot,
                        "doctor_id",
                        THEIR_DOCTOR),
                refusal(
                        "doctor_slots_hospital_id_appointment_id_fkey",
                        "doctor_slots",
                        SchemaIT::slot,
                        "appointment_id",
                        THEIR_APPOINTMENT),
                refusal("slot_blocks_hospital_id_slot_id_fkey", "slot_blocks", SchemaIT::block, "slot_id", THEIR_SLOT),
                refusal(
                        "appointments_hospital_id_patient_id_fkey",
                        "appointments",
                        SchemaIT::appointment,
                        "patient_id",
                        THEIR_PATIENT),
                refusal(
                        "appointments_hospital_id_doctor_id_fkey",
                        "appointments",
                        SchemaIT::appointment,
                        "doctor_id",
                        THEIR_DOCTOR),
                refusal(
                        "appointments_hospital_id_slot_id_fkey",
                        "appointments",
                        SchemaIT::appointment,
                        "slot_id",
                        THEIR_SLOT),
                refusal(
                        "appointments_hospital_id_booked_by_fkey",
                        "appointments",
                        SchemaIT::appointment,
                        "booked_by",
                        THEIR_ACCOUNT),
                refusal(
                        "vital_signs_hospital_id_appointment_id_fkey",
                        "vital_signs",
                        SchemaIT::vitals,
                        "appointment_id",
                        THEIR_APPOINTMENT),
                refusal(
                        "vital_signs_hospital_id_recorded_by_fkey",
                        "vital_signs",
                        SchemaIT::vitals,
                        "recorded_by",
                        THEIR_ACCOUNT),
                refusal(
                        "appointment_events_hospital_id_appointment_id_fkey",
                        "appointment_events",
                        SchemaIT::event,
                        "appointment_id",
                        THEIR_APPOINTMENT),
                refusal(
                        "appointment_events_hospital_id_actor_id_fkey",
                        "appointment_events",
                        SchemaIT::event,
                        "actor_id",
                        THEIR_ACCOUNT),
                refusal(
                        "no_show_logs_hospital_id_appointment_id_fkey",
                        "no_show_logs",
                        SchemaIT::log,
                        "appointment_id",
                        THEIR_APPOINTMENT),
                refusal(
                        "no_show_logs_hospital_id_created_by_fkey",
                        "no_show_logs",
                        SchemaIT::log,
                        "reason",
                        "MANUAL_STAFF",
                        "created_by",
                        THEIR_ACCOUNT),
                refusal(
                        "no_show_logs_hospital_id_reversed_by_fkey",
                        "no_show_logs",
                        SchemaIT::log,
                        "reversed_by",
                        THEIR_ACCOUNT,
                        "reversed_at",
                        at("10:00"),
                        "reversal_reason",
                        "came"),
                refusal(
                        "stage_alerts_hospital_id_appointment_id_fkey",
                        "stage_alerts",
                        SchemaIT::alert,
                        "appointment_id",
                        THEIR_APPOINTMENT),
                refusal(
                        "stage_alerts_hospital_id_acknowledged_by_fkey",
                        "stage_alerts",
                        SchemaIT::alert,
                        "acknowledged_by",
                        THEIR_ACCOUNT),
                refusal(
                        "stage_alerts_hospital_id_resolved_by_fkey",
                        "stage_alerts",
                        SchemaIT::alert,
                        "resolved_by",
                        THEIR_ACCOUNT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "whatNoRowMayBe",
        "whatAStatusNeeds",
        "whatMustComeAfterWhat",
        "whatBelongsTogether",
        "whatBelongsElsewhere",
        "care.hms.database.OutboxRefusals#all",
        "care.hms.database.AbsenceRefusals#all"
    })
    void theRowIsRefused(String constraint, String table, Map<String, Object> row) {
        refused(constraint, () -> SQL.insert(table, row));
    }

    private static void refused(String constraint, Runnable statement) {
        assertThatThrownBy(statement::run)
                .isInstanceOfSatisfying(Refused.class, refusal -> assertThat(refusal.constraint())
                        .isEqualTo(constraint));
    }

    @Test
    void theSameRowsUnspoiledAreAccepted() {
        SQL.insert("hospitals", hospital());
        SQL.insert("doctor_absences", AbsenceRefusals.absence());
        SQL.insert("holidays", holiday(HOSPITAL));
        SQL.insert("accounts", account());
        SQL.insert("accounts", with(account(), "role", "SYSTEM_ADMIN", "hospital_id", null));
        SQL.insert(
                "patients",
                with(patient(), "account_id", CLINIC.somebody(Role.PATIENT).accountId()));
        SQL.insert(
                "doctors",
                with(doctor(), "account_id", CLINIC.somebody(Role.DOCTOR).accountId()));
        SQL.insert("accounts", external());
        SQL.insert("accounts", with(external(), "hospital_id", ELSEWHERE.id()));
        var doctor = CLINIC.doctor();
        var patient = CLINIC.patient();
        SQL.insert("working_hours", with(hours(), "doctor_id", doctor));
        SQL.insert("doctor_slots", with(slot(), "doctor_id", doctor));
        SQL.insert("slot_blocks", block());
        SQL.insert("appointments", with(checkedIn(), "doctor_id", doctor, "patient_id", patient, "booked_by", ACCOUNT));
        SQL.insert("vital_signs", vitals());
        SQL.insert("appointment_events", with(event(), "actor_id", ACCOUNT));
        var settled = CLINIC.anAppointment().status("NO_SHOW").store();
        SQL.insert("no_show_logs", with(log(), "appointment_id", settled));
        SQL.insert("stage_alerts", with(alert(), "appointment_id", settled));
        SQL.insert("idempotency_keys", key());
        SQL.insert("sign_in_failures", failures());
        SQL.insert("sign_in_addresses", address(ACCOUNT, DIGEST));
    }

    static Stream<Arguments> ranges() {
        return Stream.of(
                Arguments.of("hospitals", "no_show_after_minutes", "1", "240", "1"),
                Arguments.of("hospitals", "no_vitals_after_minutes", "1", "240", "1"),
                Arguments.of("hospitals", "no_doctor_after_minutes", "1", "240", "1"),
                Arguments.of("hospitals", "waiting_too_long_after_minutes", "1", "480", "1"),
                Arguments.of("hospitals", "minimum_remaining_minutes", "0", "60", "1"),
                Arguments.of("hospitals", "slot_horizon_days", "1", "366", "1"),
                Arguments.of("hospitals", "undo_check_in_minutes", "0", "60", "1"),
                Arguments.of("doctors", "slot_minutes", "5", "240", "1"),
                Arguments.of("working_hours", "weekday", "1", "7", "1"),
                // The same ranges as the domain's.
                Arguments.of("vital_signs", "temperature_celsius", "25.0", "45.0", "0.1"),
                Arguments.of("vital_signs", "systolic_mm_hg", "40", "300", "1"),
                Arguments.of("vital_signs", "diastolic_mm_hg", "20", "200", "1"),
                Arguments.of("vital_signs", "pulse_per_minute", "20", "250", "1"),
                Arguments.of("vital_signs", "oxygen_saturation_percent", "50", "100", "1"),
                Arguments.of("vital_signs", "respirations_per_minute", "4", "80", "1"),
                Arguments.of("vital_signs", "weight_kg", "0.3", "500.0", "0.1"),
                Arguments.of("vital_signs", "height_cm", "20.0", "260.0", "0.1"));
    }

    @ParameterizedTest(name = "{0}.{1}: {2} to {3}")
    @MethodSource("ranges")
    void aNumberStaysInItsRange(String table, String column, BigDecimal least, BigDecimal most, BigDecimal step) {
        Supplier<Map<String, Object>> row =
                switch (table) {
                    case "hospitals" -> SchemaIT::hospital;
                    case "doctors" -> SchemaIT::doctor;
                    case "working_hours" -> () -> with(hours(), "doctor_id", CLINIC.doctor());
                    default -> SchemaIT::vitals;
                };

        SQL.insert(table, with(row.get(), column, least));
        SQL.insert(table, with(row.get(), column, most));
        for (var beyond : List.of(least.subtract(step), most.add(step))) {
            refused(table + "_" + column + "_check", () -> SQL.insert(table, with(row.get(), column, beyond)));
        }
    }

    static Stream<Arguments> lengths() {
        return Stream.of(
                Arguments.of("hospitals", "name", 1, 200),
                Arguments.of("holidays", "name", 1, 200),
                Arguments.of("accounts", "first_name", 1, 100),
                Arguments.of("accounts", "last_name", 1, 100),
                Arguments.of("accounts", "email", 3, 254),
                Arguments.of("accounts", "issuer", 1, 500),
                Arguments.of("accounts", "subject", 1, 255),
                Arguments.of("patients", "mrn", 1, 40),
                Arguments.of("patients", "first_name", 1, 100),
                Arguments.of("patients", "last_name", 1, 100),
                Arguments.of("patients", "sex", 0, 20),
                Arguments.of("patients", "phone", 0, 40),
                Arguments.of("patients", "email", 0, 254),
                Arguments.of("doctors", "code", 1, 20),
                Arguments.of("doctors", "first_name", 1, 100),
                Arguments.of("doctors", "last_name", 1, 100),
                Arguments.of("slot_blocks", "reason", 1, 200),
                Arguments.of("appointments", "reason", 0, 500),
                Arguments.of("appointments", "notes", 0, 2000),
                Arguments.of("appointments", "cancellation_reason", 0, 500),
                Arguments.of("no_show_logs", "note", 0, 500),
                Arguments.of("no_show_logs", "reversal_reason", 0, 500),
                Arguments.of("stage_alerts", "note", 0, 500),
                Arguments.of("idempotency_keys", "key", 1, 100),
                Arguments.of("audit_events", "object_type", 0, 40),
                Arguments.of("audit_events", "request_id", 0, 64),
                Arguments.of("audit_events", "code", 0, 80),
                Arguments.of("cron_job_runs", "job_name", 1, 50),
                Arguments.of("cron_job_runs", "error_message", 1, 2000));
    }

    @ParameterizedTest(name = "{0}.{1}: {2} to {3} characters")
    @MethodSource("lengths")
    void aTextStaysInItsLength(String table, String column, int least, int most) {
        Supplier<Map<String, Object>> row =
                switch (table) {
                    case "hospitals" -> SchemaIT::hospital;
                    case "holidays" -> () -> holiday(Clinic.openIn(DATABASE).id());
                    case "accounts" ->
                        List.of("issuer", "subject").contains(column) ? SchemaIT::external : SchemaIT::account;
                    case "patients" -> SchemaIT::patient;
                    case "doctors" -> SchemaIT::doctor;
                    case "slot_blocks" -> SchemaIT::block;
                    case "appointments" ->
                        () -> with(appointment(), "patient_id", CLINIC.patient(), "status", "SCHEDULED");
                    case "no_show_logs" ->
                        () -> with(
                                log(),
                                "appointment_id",
                                CLINIC.anAppointment().store(),
                                "reversed_at",
                                at("10:00"),
                                "reversal_reason",
                                "-");
                    case "audit_events" -> SchemaIT::audit;
                    case "stage_alerts" ->
                        () -> with(
                                alert(),
                                "appointment_id",
                                CLINIC.anAppointment().store(),
                                "status",
                                "RESOLVED",
                                "resolved_at",
                                at("10:00"));
                    case "cron_job_runs" -> Rows::failedRun;
                    default -> SchemaIT::key;
                };

        SQL.insert(table, with(row.get(), column, "x".repeat(least)));
        SQL.insert(table, with(row.get(), column, "x".repeat(most)));
        var beyond = new ArrayList<String>(List.of("x".repeat(most + 1)));
        if (least > 0) {
            beyond.add("x".repeat(least - 1));
        }
        for (var text : beyond) {
            refused(table + "_" + column + "_check", () -> SQL.insert(table, with(row.get(), column, text)));
        }
    }

    static Stream<Arguments> whatThereIsOnce() {
        return Stream.of(
                Arguments.of("hospitals_code_key", twice("hospitals", SchemaIT::hospital, "code", Rows.code())),
                Arguments.of("account_username_once", twice("accounts", SchemaIT::account, "username", "once." + id())),
                Arguments.of("account_provider_once", twice("accounts", SchemaIT::external, "subject", "once")),
                Arguments.of("patient_mrn_once", twice("patients", SchemaIT::patient, "mrn", "once")),
                Arguments.of(
                        "patients_account_id_key",
                        twice(
                                "patients",
                                SchemaIT::patient,
                                "account_id",
                                CLINIC.somebody(Role.PATIENT).accountId())),
                Arguments.of("doctor_code_once", twice("doctors", SchemaIT::doctor, "code", "once")),
                Arguments.of(
                        "doctors_account_id_key",
                        twice(
                                "doctors",
                                SchemaIT::doctor,
                                "account_id",
                                CLINIC.somebody(Role.DOCTOR).accountId())),
                Arguments.of(
                        "cron_job_run_one_at_a_time",
                        twice("cron_job_runs", SchemaIT::running, "job_name", Rows.code())),
                Arguments.of(
                        "absence_once",
                        twice("doctor_absences", AbsenceRefusals::absence, "doctor_id", AbsenceRefusals.DOCTOR)),
                Arguments.of("slot_block_once", twice("slot_blocks", SchemaIT::block, "owner", id())),
                Arguments.of(
                        "no_show_log_once",
                        twice(
                                "no_show_logs",
                                SchemaIT::log,
                                "appointment_id",
                                CLINIC.anAppointment().store())),
                Arguments.of(
                        "stage_alert_once",
                        twice(
                                "stage_alerts",
                                SchemaIT::alert,
                                "appointment_id",
                                CLINIC.anAppointment().store())));
    }

    private static Runnable twice(String table, Supplier<Map<String, Object>> row, String column, Object value) {
        return () -> {
            SQL.insert(table, with(row.get(), column, value));
            SQL.insert(table, with(row.get(), column, value));
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatThereIsOnce")
    void theSecondIsRefused(String constraint, Runnable twice) {
        refused(constraint, twice);
    }

    @Test
    void whatIsOnceInAHospitalMayBeInAnotherToo() {
        SQL.insert("patients", with(patient(), "mrn", "both"));
        SQL.insert("patients", with(Rows.patient(id(), ELSEWHERE.id()), "mrn", "both"));
        SQL.insert("doctors", with(doctor(), "code", "both"));
        SQL.insert("doctors", with(Rows.doctor(id(), ELSEWHERE.id()), "code", "both"));
    }

    @Test
    void anotherNoShowLogMayFollowAReversedOne() {
        var appointment = CLINIC.anAppointment().store();
        for (int i = 0; i < 2; i++) {
            SQL.insert(
                    "no_show_logs",
                    with(log(), "appointment_id", appointment, "reversed_at", at("10:00"), "reversal_reason", "came"));
        }

        assertThatCode(() -> SQL.insert("no_show_logs", with(log(), "appointment_id", appointment)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "L1 also after it was {0}")
    @ValueSource(strings = {"ACTIVE", "ACKNOWLEDGED", "RESOLVED"})
    void anAlertOfATypeIsNeverRaisedASecondTime(String status) {
        var appointment = CLINIC.anAppointment().store();
        var resolvedAt = "RESOLVED".equals(status) ? at("10:00") : null;
        SQL.insert(
                "stage_alerts",
                with(
                        alert(),
                        "appointment_id",
                        appointment,
                        "status",
                        status,
                        "acknowledged_by",
                        ACCOUNT,
                        "resolved_at",
                        resolvedAt));

        refused("stage_alert_once", () -> SQL.insert("stage_alerts", with(alert(), "appointment_id", appointment)));
        SQL.insert("stage_alerts", with(alert(), "appointment_id", appointment, "alert_type", "NO_DOCTOR"));
    }

    @Test
    void A3_aSlotIsHeldByOneAppointmentAndAnAppointmentHoldsOneSlot() {
        var doctor = CLINIC.doctor();
        var appointment = CLINIC.anAppointment().store();

        refused(
                "doctor_slots_appointment_id_key",
                () -> SQL.insert("doctor_slots", with(slot(), "doctor_id", doctor, "appointment_id", appointment)));
    }

    @ParameterizedTest(name = "A3 beside a {0} booking: refused")
    @ValueSource(strings = {"SCHEDULED", "CONFIRMED", "CHECKED_IN", "IN_PROGRESS", "COMPLETED"})
    void aSlotHasOneLiveBooking(String status) {
        var slot = slotOf(CLINIC.anAppointment().status(status).store());

        refused("appointment_slot_once", () -> SQL.insert("appointments", beside(slot)));
    }

    @ParameterizedTest(name = "A3 after a {0} booking: accepted")
    @ValueSource(strings = {"NO_SHOW", "CANCELLED"})
    void aSlotMayBeBookedAgain(String status) {
        var slot = slotOf(CLINIC.anAppointment().status(status).store());

        assertThatCode(() -> SQL.insert("appointments", beside(slot))).doesNotThrowAnyException();
    }

    private static Map<String, Object> beside(UUID slot) {
        return with(appointment(), "patient_id", CLINIC.patient(), "slot_id", slot);
    }

    private static UUID slotOf(UUID appointment) {
        return SQL.value(UUID.class, "select slot_id from appointments where id = ?", appointment);
    }

    @ParameterizedTest(name = "A3 beside a {0} one: refused")
    @ValueSource(strings = {"SCHEDULED", "CONFIRMED", "CHECKED_IN", "IN_PROGRESS"})
    void aPatientsLiveAppointmentsDoNotOverlap(String status) {
        var patient = CLINIC.patient();
        CLINIC.anAppointment().of(patient).status(status).store();

        refused("appointments_of_a_patient_apart", () -> SQL.insert("appointments", overlapping(patient)));
    }

    @ParameterizedTest(name = "A3 beside a {0} one: accepted")
    @ValueSource(strings = {"CANCELLED", "NO_SHOW", "COMPLETED"})
    void whatIsOverDoesNotCount(String status) {
        var patient = CLINIC.patient();
        CLINIC.anAppointment().of(patient).status(status).store();

        assertThatCode(() -> SQL.insert("appointments", overlapping(patient))).doesNotThrowAnyException();
    }

    private static Map<String, Object> overlapping(UUID patient) {
        return with(
                appointment(),
                "patient_id",
                patient,
                "starts_at",
                at("09:14:59"),
                "ends_at",
                at("09:29:59"),
                "no_show_due_at",
                at("09:29:59"));
    }

    @Test
    void A3_norDoThoseThatTouch() {
        var patient = CLINIC.patient();
        CLINIC.anAppointment().of(patient).store();

        assertThatCode(() -> CLINIC.anAppointment().of(patient).at("09:15").store())
                .doesNotThrowAnyException();
    }

    @Test
    void aDoctorsSlotsDoNotOverlapUntilOneIsRetired() {
        var doctor = CLINIC.doctor();
        var first = CLINIC.slot(doctor, "09:00", 15);
        CLINIC.slot(doctor, "09:15", 15);

        refused("slots_of_a_doctor_apart", () -> CLINIC.slot(doctor, "09:05", 5));
        refused("slots_of_a_doctor_apart", () -> CLINIC.slot(doctor, "08:50", 11));

        SQL.run("update doctor_slots set retired_at = now() where id = ?", first);
        assertThatCode(() -> CLINIC.slot(doctor, "09:05", 5)).doesNotThrowAnyException();
        refused(
                "slots_of_a_doctor_apart",
                () -> SQL.run("update doctor_slots set retired_at = null where id = ?", first));
    }

    @Test
    void aBookedSlotIsNotRetired() {
        var slot = slotOf(CLINIC.anAppointment().store());

        refused(
                "slot_retired_unbooked",
                () -> SQL.run("update doctor_slots set retired_at = now() where id = ?", slot));
    }

    @Test
    void workingHoursOfOneDayMayTouchButNotOverlap() {
        var doctor = CLINIC.doctor();
        CLINIC.works(doctor, DayOfWeek.MONDAY, "08:00", "12:00");
        CLINIC.works(doctor, DayOfWeek.MONDAY, "12:00", "13:00");
        CLINIC.works(doctor, DayOfWeek.TUESDAY, "08:30", "12:30");

        refused("working_hours_apart", () -> CLINIC.works(doctor, DayOfWeek.MONDAY, "07:00", "08:00:01"));
        refused("working_hours_apart", () -> CLINIC.works(doctor, DayOfWeek.MONDAY, "09:00", "10:00"));
    }

    static Stream<Arguments> vocabularies() {
        return Stream.of(
                Arguments.of("appointments_status_check", names(AppointmentStatus.values())),
                Arguments.of("accounts_role_check", names(Role.values())),
                Arguments.of("notifications_channel_check", names(Channel.values())),
                Arguments.of("notifications_priority_check", names(Priority.values())),
                Arguments.of("notifications_status_check", names(Status.values())),
                Arguments.of(
                        "notifications_language_check",
                        Arrays.stream(Language.values()).map(Language::code).toList()),
                Arguments.of("hospitals_alert_clock_check", names(AlertClock.values())),
                Arguments.of("stage_alerts_alert_type_check", names(AlertType.values())),
                Arguments.of(
                        "audit_events_way_check",
                        Arrays.stream(Origin.Way.values()).map(Origin.Way::word).toList()),
                Arguments.of("doctor_absences_type_check", names(AbsenceType.values())),
                Arguments.of("no_show_logs_reason_check", names(NoShowReason.values())),
                Arguments.of(
                        "appointment_events_source_check",
                        Arrays.stream(Source.values()).map(Source::word).toList()));
    }

    private static List<String> names(Enum<?>... values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vocabularies")
    void theSchemaKnowsTheWordsOfTheDomainAndNoOthers(String constraint, List<String> words) {
        var definition = SQL.value(
                String.class, "select pg_get_constraintdef(oid) from pg_constraint where conname = ?", constraint);

        assertThat(Pattern.compile("'([A-Za-z_]+)'")
                        .matcher(definition)
                        .results()
                        .map(match -> match.group(1)))
                .containsExactlyInAnyOrderElementsOf(words);
    }

    /** Whoever adds an invariant adds a case here. */
    @Test
    void everyInvariantOfTheSchemaHasACase() {
        var cases = new TreeSet<String>();
        Stream.of(
                        whatNoRowMayBe(),
                        whatAStatusNeeds(),
                        whatMustComeAfterWhat(),
                        whatBelongsTogether(),
                        whatBelongsElsewhere(),
                        OutboxRefusals.all(),
                        AbsenceRefusals.all(),
                        whatThereIsOnce())
                .flatMap(all -> all)
                .forEach(one -> cases.add((String) one.get()[0]));
        Stream.concat(ranges(), lengths()).forEach(one -> cases.add(one.get()[0] + "_" + one.get()[1] + "_check"));
        cases.addAll(List.of(
                "appointment_slot_once",
                "appointments_of_a_patient_apart",
                "doctor_slots_appointment_id_key",
                "slots_of_a_doctor_apart",
                "working_hours_apart"));

        // A unique pair of hospital and id is only there to be pointed at: the id alone is unique already.
        var invariants =
                SQL.rows("""
                select conname as name from pg_constraint
                 where connamespace = 'public'::regnamespace and contype in ('c', 'f', 'u', 'x')
                   and conrelid::regclass::text !~ '^(act_|flyway_)' and conname !~ '_hospital_id_id(_role)?_key$'
                union
                select indexrelid::regclass::text from pg_index i join pg_class c on c.oid = i.indexrelid
                 where indisunique and relnamespace = 'public'::regnamespace
                   and indrelid::regclass::text !~ '^(act_|flyway_)'
                   and not exists (select 1 from pg_constraint where conindid = indexrelid)""").stream().map(row -> (String) row.get("name")).toList();

        assertThat(cases).containsExactlyInAnyOrderElementsOf(invariants);
    }
}
