package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The history of no-shows, as JSON and as a table for a spreadsheet (§8). */
class NoShowHistoryIT {

    @Test
    void whoeverAcceptsATableGetsOneInWhichNoTextIsAFormula() {
        try (var day = ClinicDay.begin()) {
            var clinic = day.clinic;
            var doctor = clinic.doctorWhoDoesNotSignIn(15);
            day.at("08:00");
            var id = clinic.book(clinic.slot(doctor, "09:00"));
            day.at("09:10");
            clinic.reception
                    .post("/no-show/" + id, Map.of("reason", "PATIENT_CALLED", "note", "=HYPERLINK(\"http://x\")"))
                    .is(200);
            var path = "/no-show/logs?reason=PATIENT_CALLED&from=" + day.date + "&to=" + day.date;

            var json = clinic.reception.get(path).is(200);
            var table = clinic.reception
                    .raw("GET", path, null, "Accept", "text/csv")
                    .is(200);

            assertThat(json.body().path("total").asInt()).isOne();
            assertThat(json.data().path(0).path("note").asText()).isEqualTo("=HYPERLINK(\"http://x\")");
            assertThat(json.data().path(0).path("slotReleased").asBoolean()).isTrue();
            assertThat(table.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
            var lines = table.body().asText().strip().split("\r\n");
            assertThat(lines).hasSize(2);
            assertThat(lines[1])
                    .contains(id.toString(), "PATIENT_CALLED", "\"'=HYPERLINK(\"\"http://x\"\")\"")
                    .doesNotContain(",=", ",\"=");
        }
    }

    @Test
    void theFiguresAndWhoIsLeftOverFollowTheRows() {
        try (var day = ClinicDay.begin()) {
            var clinic = day.clinic;
            var doctor = clinic.doctorWhoDoesNotSignIn(15);
            day.at("08:00");
            var missed = clinic.book(clinic.slot(doctor, "09:00"));
            var came = clinic.book(clinic.slot(doctor, "09:15"));
            day.at("09:10");
            clinic.act(clinic.reception, came, "check-in").is(200);
            day.at("10:00");
            day.awaitStatus(missed, "NO_SHOW");

            var range = "?from=" + day.date + "&to=" + day.date;
            var stats = clinic.reception.get("/no-show/stats" + range).is(200).data();

            assertThat(stats.path("from").asText()).isEqualTo(day.date.toString());
            assertThat(stats.path("lateCancellations").asInt(-1)).isZero();
            for (var figures : List.of(
                    stats.path("all"),
                    stats.path("byDay").path(0).path("figures"),
                    stats.path("byDoctor").path(0).path("figures"),
                    stats.path("byWeekday").path(0).path("figures"),
                    stats.path("byHour").path(0).path("figures"),
                    stats.path("byReason").path(0).path("figures"))) {
                assertThat(figures.toString()).isEqualTo("{\"appointments\":2,\"noShows\":1,\"rate\":0.5}");
            }
            assertThat(stats.path("byDay").path(0).path("day").asText()).isEqualTo(day.date.toString());
            assertThat(stats.path("byDoctor").path(0).path("doctorId").asText())
                    .isEqualTo(doctor.id().toString());
            assertThat(stats.path("byWeekday").path(0).path("weekday").asInt())
                    .isEqualTo(day.date.getDayOfWeek().getValue());
            assertThat(stats.path("byHour").path(0).path("hour").asInt()).isEqualTo(9);
            assertThat(stats.path("byReason").path(0).path("reason").asText()).isEqualTo("AUTO_TIMEOUT");
            assertThat(clinic.reception
                            .get("/no-show/stats" + range + "&reason=PATIENT_CALLED")
                            .data()
                            .path("all")
                            .toString())
                    .isEqualTo("{\"appointments\":2,\"noShows\":0,\"rate\":0.0}");

            assertThat(clinic.reception.get("/no-show/unresolved").is(200).data())
                    .as("today is not over")
                    .isEmpty();
            clinic.jumpTo(day.date.plusDays(1).atTime(7, 0).atZone(Clinic.ZONE).toInstant());
            var left = clinic.reception.get("/no-show/unresolved").is(200);
            assertThat(left.body().path("total").asInt()).isOne();
            assertThat(left.data().path(0).path("id").asText()).isEqualTo(came.toString());
            assertThat(left.data().path(0).path("status").asText()).isEqualTo("CHECKED_IN");
        }
    }
}
