package care.hms.database;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Rows that the schema accepts, one of each table, for tests to store or to spoil. */
public final class Rows {

    /** A Monday in winter. */
    public static final LocalDate DAY = LocalDate.of(2026, 1, 19);

    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private Rows() {}

    /** The instant of that local time on the day of the tests. */
    public static Instant at(String local) {
        return DAY.atTime(LocalTime.parse(local)).atZone(ZONE).toInstant();
    }

    public static Map<String, Object> hospital(UUID id) {
        return of("id", id, "code", code(), "name", "Test Hospital", "zone", ZONE.getId(), "created_at", at("00:00"));
    }

    public static Map<String, Object> account(UUID id, UUID hospital, String role) {
        return of(
                "id",
                id,
                "hospital_id",
                hospital,
                "username",
                "u" + code().toLowerCase(Locale.ROOT),
                "password_hash",
                "-",
                "role",
                role,
                "first_name",
                "Jun",
                "last_name",
                "Kim",
                "must_change_password",
                false,
                "created_at",
                at("00:00"));
    }

    public static Map<String, Object> patient(UUID id, UUID hospital) {
        return of(
                "id",
                id,
                "hospital_id",
                hospital,
                "mrn",
                code(),
                "first_name",
                "Anna",
                "last_name",
                "Berg",
                "date_of_birth",
                "1980-02-29",
                "created_at",
                at("00:00"));
    }

    public static Map<String, Object> doctor(UUID id, UUID hospital) {
        return of(
                "id",
                id,
                "hospital_id",
                hospital,
                "code",
                code(),
                "first_name",
                "Min",
                "last_name",
                "Lee",
                "slot_minutes",
                15,
                "created_at",
                at("00:00"));
    }

    public static Map<String, Object> workingHours(UUID hospital, UUID doctor, int weekday, String start, String end) {
        return of(
                "hospital_id", hospital,
                "doctor_id", doctor,
                "weekday", weekday,
                "start_time", start,
                "end_time", end);
    }

    public static Map<String, Object> slot(UUID id, UUID hospital, UUID doctor, String start, int minutes) {
        var end = LocalTime.parse(start).plusMinutes(minutes).toString();
        return of(
                "id", id,
                "hospital_id", hospital,
                "doctor_id", doctor,
                "slot_date", DAY.toString(),
                "start_time", start,
                "end_time", end,
                "starts_at", at(start),
                "ends_at", at(end));
    }

    public static Map<String, Object> block(UUID hospital, UUID slot, UUID owner) {
        return of(
                "id",
                UUID.randomUUID(),
                "hospital_id",
                hospital,
                "slot_id",
                slot,
                "reason",
                "Repair",
                "owner",
                owner,
                "created_at",
                at("00:00"));
    }

    /** Booked the day before, due at the end, without a slot. */
    public static Map<String, Object> appointment(
            UUID id, UUID hospital, UUID patient, UUID doctor, String start, int minutes) {
        var end = LocalTime.parse(start).plusMinutes(minutes).toString();
        return of(
                "id",
                id,
                "hospital_id",
                hospital,
                "patient_id",
                patient,
                "doctor_id",
                doctor,
                "status",
                "SCHEDULED",
                "appointment_date",
                DAY.toString(),
                "start_time",
                start,
                "end_time",
                end,
                "starts_at",
                at(start),
                "ends_at",
                at(end),
                "booked_at",
                at("00:00").minusSeconds(3600),
                "started_without_vitals",
                false,
                "no_show_due_at",
                at(end),
                "version",
                0);
    }

    /** A planned one of the whole day of the tests. */
    public static Map<String, Object> absence(UUID hospital, UUID doctor, UUID account) {
        return of(
                "id",
                UUID.randomUUID(),
                "hospital_id",
                hospital,
                "doctor_id",
                doctor,
                "type",
                "PLANNED",
                "start_date",
                DAY.toString(),
                "end_date",
                DAY.toString(),
                "starts_at",
                at("00:00"),
                "ends_at",
                at("23:59"),
                "created_at",
                at("00:00"),
                "created_by",
                account);
    }

    public static Map<String, Object> vitals(UUID hospital, UUID appointment, UUID account) {
        return of(
                "id", UUID.randomUUID(),
                "hospital_id", hospital,
                "appointment_id", appointment,
                "recorded_at", at("09:00"),
                "recorded_by", account);
    }

    public static Map<String, Object> event(UUID hospital, UUID appointment) {
        return of(
                "hospital_id",
                hospital,
                "appointment_id",
                appointment,
                "at",
                at("09:00"),
                "event",
                "BOOKED",
                "source",
                "staff");
    }

    public static Map<String, Object> noShowLog(UUID hospital, UUID appointment) {
        return of(
                "id",
                UUID.randomUUID(),
                "hospital_id",
                hospital,
                "appointment_id",
                appointment,
                "reason",
                "AUTO_TIMEOUT",
                "slot_time",
                "09:00",
                "timeout_minutes",
                15,
                "triggered_at",
                at("09:15"),
                "slot_released",
                false,
                "source",
                "cron");
    }

    public static Map<String, Object> stageAlert(UUID hospital, UUID appointment) {
        return of(
                "id",
                UUID.randomUUID(),
                "hospital_id",
                hospital,
                "appointment_id",
                appointment,
                "alert_type",
                "NO_VITALS",
                "status",
                "ACTIVE",
                "message",
                "-",
                "triggered_at",
                at("09:20"));
    }

    /** An SMS to the patient that waits to be sent. */
    public static Map<String, Object> notification(UUID hospital, UUID appointment, UUID patient) {
        return of(
                "id",
                UUID.randomUUID(),
                "idempotency_key",
                UUID.randomUUID(),
                "hospital_id",
                hospital,
                "notice",
                "NO_SHOW",
                "channel",
                "SMS",
                "priority",
                "NORMAL",
                "patient_id",
                patient,
                "appointment_id",
                appointment,
                "language",
                "en",
                "title",
                "-",
                "message",
                "-",
                "status",
                "PENDING",
                "created_at",
                at("09:15"),
                "not_before",
                at("09:15"),
                "maximum_attempts",
                30);
    }

    public static Map<String, Object> auditEvent(UUID hospital, UUID account) {
        return of(
                "at",
                at("09:00"),
                "hospital_id",
                hospital,
                "actor_id",
                account,
                "operation",
                "checkIn",
                "way",
                "rest",
                "outcome",
                "refused",
                "code",
                "slot.taken");
    }

    /** A run that is over: of those that are running there is one. */
    public static Map<String, Object> failedRun() {
        return of(
                "id",
                UUID.randomUUID(),
                "job_name",
                "NO_SHOW_CHECK",
                "status",
                "FAILED",
                "started_at",
                at("09:00"),
                "leased_at",
                at("09:00"),
                "completed_at",
                at("09:01"),
                "duration_ms",
                49,
                "items_processed",
                0,
                "error_message",
                "-",
                "metadata",
                Map.of("source", "cron"));
    }

    /** Columns and values in turn. */
    public static Map<String, Object> of(Object... columns) {
        var row = new LinkedHashMap<String, Object>();
        for (int i = 0; i < columns.length; i += 2) {
            row.put((String) columns[i], columns[i + 1]);
        }
        return row;
    }

    /** Twelve capitals and digits that no other row has. */
    public static String code() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 12).toUpperCase(Locale.ROOT);
    }
}
