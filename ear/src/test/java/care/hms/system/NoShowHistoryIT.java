package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;

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
}
