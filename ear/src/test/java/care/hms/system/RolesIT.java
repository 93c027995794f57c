package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The decisions' table "Who may do what" over REST: for each act every role, on an appointment of the doctor who asks
 * and of somebody else's. A role that may not gets 403 and changes nothing; one that may gets past the door.
 */
class RolesIT {

    private static final Map<String, Api> ROLES = new HashMap<>();
    private static Clinic clinic;
    private static UUID appointment;

    @BeforeAll
    static void open() {
        clinic = Clinic.open();
        var own = clinic.doctor(15);
        ROLES.put("RECEPTIONIST", clinic.reception);
        ROLES.put("NURSE", clinic.nurse());
        ROLES.put("OWN_DOCTOR", own.api());
        ROLES.put("OTHER_DOCTOR", clinic.doctor(15).api());
        ROLES.put("HOSPITAL_ADMIN", clinic.admin);
        ROLES.put("SYSTEM_ADMIN", clinic.system);
        // Of the demo hospital: what a patient may do only to his own ends in a 404 here, and not in a 403.
        ROLES.put("PATIENT", Api.signIn(clinic.server, "patient", TestSystem.DEMO_PASSWORD));
        appointment = clinic.book(clinic.slot(own, "11:00"));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    PUT  | /appointments/ID/confirm       | RECEPTIONIST NURSE HOSPITAL_ADMIN PATIENT
                    PUT  | /appointments/ID/check-in      | RECEPTIONIST NURSE OWN_DOCTOR HOSPITAL_ADMIN
                    PUT  | /appointments/ID/vitals        | NURSE OWN_DOCTOR
                    PUT  | /appointments/ID/start         | OWN_DOCTOR
                    PUT  | /appointments/ID/complete      | OWN_DOCTOR
                    PUT  | /appointments/ID/cancel        | RECEPTIONIST OWN_DOCTOR HOSPITAL_ADMIN PATIENT
                    PUT  | /appointments/ID/reschedule    | RECEPTIONIST OWN_DOCTOR HOSPITAL_ADMIN PATIENT
                    POST | /no-show/ID#MANUAL_STAFF       | RECEPTIONIST NURSE HOSPITAL_ADMIN
                    POST | /no-show/ID#PATIENT_CALLED     | RECEPTIONIST NURSE HOSPITAL_ADMIN
                    POST | /no-show/ID#MANUAL_DOCTOR      | OWN_DOCTOR
                    GET  | /appointments/ID               | RECEPTIONIST NURSE OWN_DOCTOR OTHER_DOCTOR HOSPITAL_ADMIN PATIENT
                    GET  | /patients                      | RECEPTIONIST NURSE OWN_DOCTOR OTHER_DOCTOR HOSPITAL_ADMIN PATIENT
                    GET  | /doctors                       | RECEPTIONIST NURSE OWN_DOCTOR OTHER_DOCTOR HOSPITAL_ADMIN PATIENT
                    POST | /patients                      | RECEPTIONIST HOSPITAL_ADMIN
                    POST | /doctors                       | HOSPITAL_ADMIN
                    POST | /accounts                      | HOSPITAL_ADMIN SYSTEM_ADMIN
                    GET  | /hospitals                     | SYSTEM_ADMIN
                    POST | /hospitals                     | SYSTEM_ADMIN
                    GET  | /clock                         | SYSTEM_ADMIN
                    """)
    void isTheTableOfTheDecisions(String method, String path, String allowed) {
        for (var role : ROLES.entrySet()) {
            var answer = ask(role.getValue(), method, path);
            var denied = answer.status() == 403;
            assertThat(denied)
                    .as("%s %s as %s: %s", method, path, role.getKey(), answer.body())
                    .isEqualTo(!List.of(allowed.split(" ")).contains(role.getKey()));
            assertThat(answer.status()).isLessThan(500);
        }
        assertThat(clinic.status(appointment)).isEqualTo("SCHEDULED");
    }

    /** A request that is denied, or fails later: on a version that never was, or with a body that says nothing. */
    private static Api.Answer ask(Api who, String method, String path) {
        var parts = path.replace("ID", appointment.toString()).split("#");
        var body = parts.length == 2
                ? Map.of("reason", parts[1])
                : path.endsWith("vitals")
                        ? Map.of("pulsePerMinute", 70)
                        : path.endsWith("reschedule") ? Map.of("slotId", UUID.randomUUID()) : Map.of();
        return switch (method) {
            case "GET" -> who.get(parts[0]);
            case "PUT" -> who.put(parts[0], body, "If-Match", "\"999\"");
            default -> who.post(parts[0], body, "If-Match", "\"999\"");
        };
    }
}
