package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Runs last: after all the others have worked with people whose names occur nowhere else, nothing that was logged, and
 * nothing that the engine or the audit keeps, tells of one of them.
 */
@Order(Integer.MAX_VALUE)
class CanaryIT {

    private static Clinic clinic;

    /** Alone, too, this class has something to find: a day with an alert, a no-show and refusals. */
    @BeforeAll
    static void live() {
        clinic = Clinic.open();
        var doctor = clinic.doctor(15);
        var seen = clinic.book(clinic.slot(doctor, "08:00"));
        clinic.act(clinic.reception, seen, "check-in").is(200);
        var patient = clinic.patient();
        clinic.book(clinic.slot(doctor, "08:15"), patient);
        var record = clinic.reception.get("/patients/" + patient).data();
        clinic.reception
                .post(
                        "/patients",
                        Map.of(
                                "mrn",
                                record.path("mrn").asText(),
                                "firstName",
                                Canary.FIRST_NAME,
                                "lastName",
                                Canary.LAST_NAME,
                                "dateOfBirth",
                                "1980-01-01"))
                .refuses(409, "patient.mrn-taken");
        clinic.jumpTo(clinic.day.atTime(9, 0).atZone(Clinic.ZONE).toInstant());
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        clinic.rows.count("select count(*) from stage_alerts where hospital_id = ?", clinic.hospitalId)
                                == 2);
    }

    @Test
    void thereIsSomebodyToFind() {
        assertThat(clinic.rows.count("select count(*) from patients where last_name like ?", Canary.LAST_NAME + "%"))
                .isPositive();
        assertThat(clinic.rows.count(
                        "select count(*) from stage_alerts where message like ?", "%" + Canary.LAST_NAME + "%"))
                .isPositive();
    }

    @Test
    void noLogTellsOfAnybody() throws IOException {
        var told = new ArrayList<String>();
        var lines = 0;
        try (var files = Files.walk(Path.of("target", "systems"))) {
            for (var log : files.filter(file -> file.toString().matches(".*/log/[^/]+\\.log.*"))
                    .toList()) {
                for (var line : Files.readString(log, StandardCharsets.ISO_8859_1)
                        .lines()
                        .toList()) {
                    lines++;
                    if (Canary.isIn(line)) {
                        told.add(log + ": " + line);
                    }
                }
            }
        }
        assertThat(told).isEmpty();
        assertThat(lines).isGreaterThan(100);
    }

    @Test
    void neitherTheEngineNorAnyRecordOfWhatHappenedTellsOfAnybody() {
        var told = new ArrayList<String>();
        for (var table : tables()) {
            for (var trace : Canary.TRACES) {
                if (clinic.rows.count(
                                "select count(*) from " + table + " t where position(? in lower(t::text)) > 0", trace)
                        > 0) {
                    told.add(table + ": " + trace);
                }
            }
        }
        assertThat(told).isEmpty();
        // Serialised variables are bytes, which the text of a row does not show.
        assertThat(clinic.rows.count("select count(*) from act_ge_bytearray where"
                        + " position('kanari' in lower(encode(bytes_, 'escape'))) > 0"))
                .isZero();
    }

    @Test
    void theMetricsTellOfNobody() throws Exception {
        var metrics = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(clinic.server.resolve("metrics"))
                                .header("Authorization", "Bearer " + TestSystem.METRICS_TOKEN)
                                .build(),
                        BodyHandlers.ofString());
        assertThat(metrics.body()).contains("hms_lateness_seconds_count");
        assertThat(Canary.isIn(metrics.body())).isFalse();
    }

    private static List<String> tables() {
        var tables = clinic
                .rows
                .all("select tablename from pg_tables where schemaname = 'public' and (tablename like 'act\\_%'"
                        + " or tablename in ('appointment_events', 'audit_events', 'idempotency_keys',"
                        + " 'sign_in_failures'))")
                .stream()
                .map(row -> row.get("tablename"))
                .toList();
        assertThat(tables).hasSizeGreaterThan(40);
        assertThat(clinic.rows.count("select count(*) from act_ru_variable")).isPositive();
        return tables;
    }
}
