package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The alerts of a day as the API shows them (§4, §8). */
class AlertsIT {

    @Test
    void alertsAreExactlyAsTheSpecificationShowsThemAndMore() {
        try (var day = ClinicDay.begin()) {
            var clinic = day.clinic;
            var doctor = clinic.doctorWhoDoesNotSignIn(15);
            var patient = clinic.patient();
            var who = clinic.rows
                    .all("select first_name, last_name, mrn from patients where id = ?", patient)
                    .get(0);
            day.at("08:50");
            var id = clinic.book(clinic.slot(doctor, "09:00"), patient);
            clinic.act(clinic.reception, id, "check-in").is(200);
            day.at("09:20");
            day.awaitAlerts(id, "NO_VITALS ACTIVE raised 09:20:00");

            var answer = clinic.nurse().get("/no-show/alerts").is(200);

            assertThat(answer.body().path("success").asBoolean()).isTrue();
            var alert = answer.data().path(0);
            assertThat(alert.fieldNames())
                    .toIterable()
                    .containsExactly(
                            "id",
                            "alertType",
                            "status",
                            "message",
                            "triggeredAt",
                            "patient",
                            "doctor",
                            "appointmentId",
                            "targetStaff",
                            "acknowledgedAt",
                            "acknowledgedBy",
                            "resolvedAt",
                            "resolvedBy",
                            "note",
                            "version");
            assertThat(UUID.fromString(alert.path("id").asText())).isNotNull();
            assertThat(alert.path("alertType").asText()).isEqualTo("NO_VITALS");
            assertThat(alert.path("status").asText()).isEqualTo("ACTIVE");
            assertThat(alert.path("message").asText())
                    .isEqualTo("Patient " + who.get("first_name") + " " + who.get("last_name") + " (" + who.get("mrn")
                            + ") checked in at 08:50 but vitals not recorded.");
            assertThat(alert.path("triggeredAt").asText())
                    .isEqualTo(day.instant("09:20").toString());
            assertThat(alert.path("patient").fieldNames()).toIterable().contains("firstName", "lastName", "mrn");
            assertThat(alert.path("patient").path("firstName").asText()).isEqualTo(who.get("first_name"));
            assertThat(alert.path("patient").path("lastName").asText()).isEqualTo(who.get("last_name"));
            assertThat(alert.path("patient").path("mrn").asText()).isEqualTo(who.get("mrn"));
            assertThat(alert.path("doctor").path("user").fieldNames())
                    .toIterable()
                    .containsExactly("firstName", "lastName");
            assertThat(alert.path("doctor").path("user").path("lastName").asText())
                    .isEqualTo(day.nameOf(doctor));
        }
    }

    @Test
    void eachKindKnowsItsStaffAndIsFoundByItsFilters() {
        try (var day = ClinicDay.begin()) {
            var clinic = day.clinic;
            var doctor = clinic.doctorWhoDoesNotSignIn(15);
            var colleague = clinic.doctorWhoDoesNotSignIn(15);
            day.at("08:50");
            var withVitals = clinic.book(clinic.slot(doctor, "09:00"));
            var withoutVitals = clinic.book(clinic.slot(colleague, "09:00"));
            for (var id : List.of(withVitals, withoutVitals)) {
                clinic.act(clinic.reception, id, "check-in").is(200);
            }
            clinic.act(clinic.nurse(), withVitals, "vitals", Map.of("pulsePerMinute", 70))
                    .is(200);
            day.at("09:30");
            day.awaitAlerts(withVitals, "NO_DOCTOR ACTIVE raised 09:30:00", "WAITING_TOO_LONG ACTIVE raised 09:30:00");
            day.awaitAlerts(
                    withoutVitals, "NO_VITALS ACTIVE raised 09:30:00", "WAITING_TOO_LONG ACTIVE raised 09:30:00");

            assertThat(found(clinic, "")).hasSize(4);
            assertThat(found(clinic, "?alertType=NO_VITALS")).containsExactly("NO_VITALS [\"NURSE\"]");
            assertThat(found(clinic, "?alertType=NO_DOCTOR")).containsExactly("NO_DOCTOR [\"DOCTOR\"]");
            assertThat(found(clinic, "?alertType=WAITING_TOO_LONG&doctorId=" + doctor.id()))
                    .containsExactly("WAITING_TOO_LONG [\"HOSPITAL_ADMIN\",\"RECEPTIONIST\",\"NURSE\",\"DOCTOR\"]");
            assertThat(found(clinic, "?doctorId=" + colleague.id() + "&alertType=NO_VITALS&alertType=NO_DOCTOR"))
                    .hasSize(1);
            var page =
                    clinic.nurse().get("/no-show/alerts?size=3&page=1").is(200).body();
            assertThat(page.path("data")).hasSize(1);
            assertThat(page.path("total").asInt()).isEqualTo(4);

            clinic.act(clinic.nurse(), withoutVitals, "vitals", Map.of("pulsePerMinute", 70))
                    .is(200);
            assertThat(found(clinic, "?alertType=NO_VITALS")).isEmpty();
            assertThat(found(clinic, "?status=RESOLVED")).hasSize(1);
            clinic.nurse().get("/no-show/alerts?alertType=NO_PATIENT").refuses(400, "request.invalid");
        }
    }

    private static List<String> found(Clinic clinic, String query) {
        return StreamSupport.stream(
                        clinic.nurse()
                                .get("/no-show/alerts" + query)
                                .is(200)
                                .data()
                                .spliterator(),
                        false)
                .map(AlertsIT::kindAndStaff)
                .toList();
    }

    private static String kindAndStaff(JsonNode alert) {
        return alert.path("alertType").asText() + " " + alert.path("targetStaff");
    }
}
