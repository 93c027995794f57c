package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A patient sees and moves what is his own, and nothing else exists for him. */
class PatientIT {

    private static Clinic clinic;
    private static Api patient;
    private static Api reception;
    private static UUID self;
    private static LocalDate day;
    private static int next;

    @BeforeAll
    static void signIn() {
        // The clinic only moves the clock to a fresh day: the patient with an account is the demo hospital's.
        clinic = Clinic.open();
        patient = Api.signIn(clinic.server, "patient", TestSystem.DEMO_PASSWORD);
        reception = Api.signIn(clinic.server, "reception", TestSystem.DEMO_PASSWORD);
        self = UUID.fromString(
                patient.get("/auth/me").is(200).data().path("patientId").asText());
        day = clinic.day.plusDays(2);
    }

    @Test
    void booksConfirmsAndCancelsForHimself() {
        var id = book(patient, self, slot());
        act(patient, id, "confirm").is(200);
        act(patient, id, "check-in").refuses(403, "access.denied");
        act(patient, id, "cancel").is(200);
        assertThat(clinic.status(id)).isEqualTo("CANCELLED");
        assertThat(patient.get("/patients").is(200).body().path("total").asInt())
                .isEqualTo(1);
    }

    @Test
    void nobodyElsesAppointmentExists() {
        var other = UUID.fromString(reception
                .post("/patients/search", Map.of("text", "Berg"))
                .is(200)
                .data()
                .path(0)
                .path("id")
                .asText());
        var foreign = book(reception, other, slot());
        var etag = reception.get("/appointments/" + foreign).etag();
        patient.get("/appointments/" + foreign).refuses(404, "appointment.not-found");
        patient.get("/patients/" + other).refuses(404, "patient.not-found");
        patient.put("/appointments/" + foreign + "/cancel", Map.of(), "If-Match", etag)
                .refuses(404, "appointment.not-found");
        patient.post(
                        "/appointments",
                        Map.of("patientId", other, "slotId", slot().path("id").asText()))
                .refuses(404, "patient.not-found");
        assertThat(patient.get("/appointments?patientId=" + other).is(200).data())
                .isEmpty();
        assertThat(clinic.status(foreign)).isEqualTo("SCHEDULED");
    }

    @Test
    void canNoLongerCancelOnceTheAppointmentHasBegun() {
        // Tomorrow, so that the other tests' day has not begun when the clock jumps.
        day = clinic.day.plusDays(1);
        var slot = slot();
        day = clinic.day.plusDays(2);
        var id = book(patient, self, slot);
        clinic.jumpTo(Instant.parse(slot.path("startsAt").asText()).plus(Duration.ofMinutes(1)));
        act(patient, id, "cancel").refuses(409, "appointment.started");
        assertThat(clinic.status(id)).isEqualTo("SCHEDULED");
        assertThat(act(reception, id, "cancel").is(200).data().path("status").asText())
                .isEqualTo("CANCELLED");
    }

    private static JsonNode slot() {
        var doctor = patient.get("/doctors").is(200).data().path(0).path("id").asText();
        return patient.get("/doctors/" + doctor + "/slots?date=" + day)
                .is(200)
                .data()
                .path(next++);
    }

    private static UUID book(Api who, UUID forPatient, JsonNode slot) {
        return who.post(
                        "/appointments",
                        Map.of(
                                "patientId",
                                forPatient,
                                "slotId",
                                slot.path("id").asText()))
                .is(201)
                .id();
    }

    private static Api.Answer act(Api who, UUID id, String act) {
        return who.put(
                "/appointments/" + id + "/" + act,
                Map.of(),
                "If-Match",
                reception.get("/appointments/" + id).is(200).etag());
    }
}
