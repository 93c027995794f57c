package care.hms.database;

import static care.hms.Clinic.at;

import care.hms.Clinic;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The invariants of absences, each with a row that breaks it and no other. */
final class AbsenceRefusals {

    private static final Clinic CLINIC = Clinic.openIn(TestDatabase.shared());
    private static final Clinic ELSEWHERE = Clinic.openIn(TestDatabase.shared());
    private static final UUID ACCOUNT = CLINIC.receptionist().accountId();
    static final UUID DOCTOR = CLINIC.doctor();
    private static final UUID THEIR_ACCOUNT = ELSEWHERE.receptionist().accountId();

    private AbsenceRefusals() {}

    static Stream<Arguments> all() {
        return Stream.of(
                absence("doctor_absences_type_check", "type", "HOLIDAY"),
                absence("doctor_absences_reason_check", "reason", ""),
                absence("doctor_absences_reason_check", "reason", "x".repeat(501)),
                absence("absence_in_order", "ends_at", at("00:00")),
                absence("absence_bounded", "end_date", "2026-01-18"),
                absence("absence_bounded", "end_date", "2027-01-21"),
                absence("absence_withdrawn_by_somebody", "withdrawn_at", at("09:00")),
                absence("absence_withdrawn_by_somebody", "withdrawn_by", ACCOUNT),
                absence("doctor_absences_hospital_id_doctor_id_fkey", "doctor_id", ELSEWHERE.doctor()),
                absence("doctor_absences_hospital_id_created_by_fkey", "created_by", THEIR_ACCOUNT),
                absence(
                        "doctor_absences_hospital_id_withdrawn_by_fkey",
                        "withdrawn_by",
                        THEIR_ACCOUNT,
                        "withdrawn_at",
                        at("09:00")));
    }

    /** A row that is refused only because of these columns. */
    private static Arguments absence(String constraint, Object... not) {
        var row = absence();
        row.putAll(Rows.of(not));
        return Arguments.of(constraint, "doctor_absences", row);
    }

    static Map<String, Object> absence() {
        return Rows.absence(CLINIC.id(), CLINIC.doctor(), ACCOUNT);
    }
}
