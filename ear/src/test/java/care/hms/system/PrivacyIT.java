package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rights of the person behind a patient's record, over REST; {@code PersonalDataIT} knows every column. */
class PrivacyIT {

    private static Clinic clinic;
    private static Clinic.Doctor doctor;

    @BeforeAll
    static void open() {
        clinic = Clinic.open();
        doctor = clinic.doctor(15);
    }

    private static String mrn(UUID patient) {
        return clinic.reception
                .get("/patients/" + patient)
                .is(200)
                .data()
                .path("mrn")
                .asText();
    }

    @Test
    void aPatientGetsEverythingThatIsStored() {
        var patient = clinic.patientWhoSignsIn();
        var appointment = clinic.book(clinic.slot(doctor, "08:00"), patient.id());
        clinic.act(clinic.reception, appointment, "check-in").is(200);
        clinic.act(clinic.nurse(), appointment, "vitals", Map.of("pulsePerMinute", 71))
                .is(200);

        var document = patient.api()
                .get("/patients/" + patient.id() + "/export")
                .is(200)
                .data();

        assertThat(document.path("patients").path(0).path("mrn").asText()).isEqualTo(mrn(patient.id()));
        assertThat(document.path("appointments").path(0).path("id").asText()).isEqualTo(appointment.toString());
        assertThat(document.path("vital_signs").path(0).path("pulse_per_minute").asInt())
                .isEqualTo(71);
        assertThat(document.path("appointment_events").findValuesAsText("event"))
                .contains("BOOKED", "CHECKED_IN", "VITALS_RECORDED");
        assertThat(document.path("audit_events").findValuesAsText("operation")).contains("bookAppointment", "checkIn");
        assertThat(document.path("accounts").path(0).path("role").asText()).isEqualTo("PATIENT");
        assertThat(document.toString()).doesNotContain("argon2");
    }

    @Test
    void whoeverIsForgottenIsFoundByNobodyAndSignsInNoMore() {
        var patient = clinic.patientWhoSignsIn();
        var id = patient.id();
        var mrn = mrn(id);
        var appointment = clinic.book(clinic.slot(doctor, "08:15"), id);
        var confirmation = Map.of("mrn", mrn);

        clinic.admin.post("/patients/" + id + "/anonymise", confirmation).refuses(409, "patient.has-open-appointments");
        clinic.act(clinic.reception, appointment, "cancel", Map.of("reason", "Moved to Xanadu"))
                .is(200);
        clinic.admin
                .post("/patients/" + id + "/anonymise", Map.of("mrn", "another"))
                .refuses(400, "request.invalid");
        clinic.admin.post("/patients/" + id + "/anonymise", confirmation).is(204);

        clinic.reception.get("/patients/" + id).refuses(404, "patient.not-found");
        clinic.admin.get("/patients/" + id + "/export").refuses(404, "patient.not-found");
        clinic.admin.post("/patients/" + id + "/anonymise", confirmation).refuses(404, "patient.not-found");
        assertThat(clinic.reception
                        .post("/patients/search", Map.of("text", mrn))
                        .is(200)
                        .body()
                        .path("total")
                        .asInt())
                .isZero();
        assertThat(clinic.reception.get("/patients?size=200").is(200).data().toString())
                .doesNotContain(id.toString());
        clinic.reception
                .post(
                        "/appointments",
                        Map.of(
                                "patientId",
                                id,
                                "slotId",
                                clinic.slot(doctor, "08:30").id()))
                .refuses(404, "patient.not-found");
        patient.api().get("/auth/me").refuses(401, "auth.token-invalid");

        var kept = clinic.reception.get("/appointments/" + appointment).is(200).data();
        assertThat(kept.path("status").asText()).isEqualTo("CANCELLED");
        assertThat(kept.path("patient").path("lastName").asText()).isEqualTo("Anonymised");
        assertThat(kept.toString()).doesNotContain("Xanadu", mrn);
        assertThat(clinic.admin.get("/audit?patientId=" + id).is(200).data().findValuesAsText("operation"))
                .contains("registerPatient", "bookAppointment", "cancelAppointment", "anonymisePatient");
        // The MRN is free again for whoever it belongs to.
        clinic.reception
                .post(
                        "/patients",
                        Map.of("mrn", mrn, "firstName", "New", "lastName", "Person", "dateOfBirth", "1990-01-01"))
                .is(201);
    }
}
