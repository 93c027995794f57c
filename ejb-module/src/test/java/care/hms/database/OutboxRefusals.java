package care.hms.database;

import static care.hms.Clinic.at;

import care.hms.Clinic;
import care.hms.account.Role;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The invariants of notifications, each with a row that breaks it and no other. */
final class OutboxRefusals {

    private static final Clinic CLINIC = Clinic.openIn(TestDatabase.shared());
    private static final Clinic ELSEWHERE = Clinic.openIn(TestDatabase.shared());
    private static final UUID PATIENT = CLINIC.patient();
    private static final UUID APPOINTMENT =
            CLINIC.anAppointment().of(PATIENT).status("NO_SHOW").store();

    private OutboxRefusals() {}

    static Stream<Arguments> all() {
        return Stream.of(policies(), preferences(), messages(), foreign()).flatMap(some -> some);
    }

    private static Stream<Arguments> policies() {
        return Stream.of(
                policy("notification_policies_language_check", "language", "fr"),
                policy("notification_policies_no_show_sms_within_minutes_check", "no_show_sms_within_minutes", 0),
                policy("notification_policies_no_show_sms_within_minutes_check", "no_show_sms_within_minutes", 1441),
                policy("notification_policies_maximum_attempts_check", "maximum_attempts", 0),
                policy("notification_policies_maximum_attempts_check", "maximum_attempts", 101),
                policy("notification_policy_quiet_is_whole", "quiet_from", "21:00"),
                policy("notification_policy_quiet_is_whole", "quiet_from", "21:00", "quiet_until", "21:00"),
                policy("notification_policies_hospital_id_fkey", "hospital_id", UUID.randomUUID()));
    }

    private static Stream<Arguments> preferences() {
        return Stream.of(
                preference("notification_preferences_language_check", "language", "fr"),
                preference("notification_preference_quiet_is_whole", "quiet_until", "07:00"),
                preference("notification_preferences_hospital_id_patient_id_fkey", "patient_id", ELSEWHERE.patient()));
    }

    private static Stream<Arguments> messages() {
        return Stream.of(
                message("notifications_notice_check", "notice", "No-Show"),
                message("notifications_channel_check", "channel", "FAX"),
                message("notifications_priority_check", "priority", "LOW"),
                message("notifications_language_check", "language", "fr"),
                message("notifications_status_check", "status", "LOST"),
                message("notifications_reason_check", "reason", "it did not work"),
                message("notifications_attempts_check", "attempts", -1),
                message("notifications_maximum_attempts_check", "maximum_attempts", 0),
                message("notifications_maximum_attempts_check", "maximum_attempts", 101),
                message(
                        "notification_once",
                        "idempotency_key",
                        TestDatabase.shared()
                                .sql()
                                .value(
                                        String.class,
                                        "select idempotency_key from notifications where id = ?",
                                        stored())),
                message("notification_inside_a_hospital", "hospital_id", null),
                message("notification_sent_has_its_instant", "status", "SENT"),
                message("notification_sent_has_its_instant", "sent_at", at("09:16")),
                message("notification_sending_has_its_claim", "status", "SENDING"),
                message("notification_sending_has_its_claim", "claim", UUID.randomUUID()),
                message("notification_says_why_not", "status", "FAILED"),
                message("notification_says_why_not", "status", "SUPPRESSED"),
                message("notification_in_app_is_there", "channel", "IN_APP"),
                message(
                        "notification_in_app_has_a_reader",
                        "channel",
                        "IN_APP",
                        "status",
                        "SENT",
                        "sent_at",
                        at("09:15")),
                message("notification_read_in_app", "read_at", at("09:16")));
    }

    private static Stream<Arguments> foreign() {
        return Stream.of(
                message(
                        "notifications_hospital_id_fkey",
                        "hospital_id",
                        UUID.randomUUID(),
                        "patient_id",
                        null,
                        "appointment_id",
                        null),
                message(
                        "notifications_hospital_id_account_id_fkey",
                        "account_id",
                        ELSEWHERE.somebody(Role.NURSE).accountId()),
                message("notifications_hospital_id_patient_id_fkey", "patient_id", ELSEWHERE.patient()),
                message("notifications_hospital_id_doctor_id_fkey", "doctor_id", ELSEWHERE.doctor()),
                message(
                        "notifications_hospital_id_appointment_id_fkey",
                        "appointment_id",
                        ELSEWHERE.anAppointment().status("NO_SHOW").store()));
    }

    private static UUID stored() {
        var row = Rows.notification(CLINIC.id(), APPOINTMENT, PATIENT);
        TestDatabase.shared().sql().insert("notifications", row);
        return (UUID) row.get("id");
    }

    private static Arguments policy(String constraint, Object... not) {
        return refusal(
                constraint,
                "notification_policies",
                Rows.of(
                        "hospital_id",
                        CLINIC.id(),
                        "language",
                        "en",
                        "sms",
                        true,
                        "no_show_sms_within_minutes",
                        120,
                        "maximum_attempts",
                        40),
                not);
    }

    private static Arguments preference(String constraint, Object... not) {
        return refusal(
                constraint,
                "notification_preferences",
                Rows.of("patient_id", PATIENT, "hospital_id", CLINIC.id(), "sms", true),
                not);
    }

    private static Arguments message(String constraint, Object... not) {
        return refusal(constraint, "notifications", Rows.notification(CLINIC.id(), APPOINTMENT, PATIENT), not);
    }

    private static Arguments refusal(String constraint, String table, Map<String, Object> row, Object... not) {
        row.putAll(Rows.of(not));
        return Arguments.of(constraint, table, row);
    }
}
