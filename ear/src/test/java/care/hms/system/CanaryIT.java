package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.hms.launcher.HmsServer;
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
import org.junit.jupiter.api.Test;

/**
 * Runs last: after all the others have worked with people whose names occur nowhere else, nothing that was logged by any
 * system, and nothing that the engine or the audit of a shared one keeps, tells of one of them.
 */
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
    void neitherTheEngineNorAnyRecordOfWhatHappenedTellsOfAnybody() throws IOException {
        assertThat(traces(clinic.rows)).isEmpty();
        for (var folder : sharedByTheOthers()) {
            try (var left = HmsServer.builder()
                    .dataFolder(folder)
                    .setting("HMS_DEMO", "true")
                    .build()) {
                left.startDatabase();
                assertThat(traces(new Rows(left.database()))).as("in " + folder).isEmpty();
            }
        }
    }

    /** The folders of the shared systems of test processes that have ended. */
    private static List<Path> sharedByTheOthers() throws IOException {
        try (var folders = Files.list(Path.of("target", "systems"))) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith("shared-"))
                    .filter(folder -> !Files.exists(folder.resolve("postgresql").resolve("postmaster.pid")))
                    .toList();
        }
    }

    private static List<String> traces(Rows rows) {
        var told = new ArrayList<String>();
        for (var table : tables(rows)) {
            for (var trace : Canary.TRACES) {
                if (rows.count("select count(*) from " + table + " t where position(? in lower(t::text)) > 0", trace)
                        > 0) {
                    told.add(table + ": " + trace);
                }
            }
        }
        // Serialised variables are bytes, which the text of a row does not show.
        if (rows.count("select count(*) from act_ge_bytearray where"
                        + " position('kanari' in lower(encode(bytes_, 'escape'))) > 0")
                > 0) {
            told.add("act_ge_bytearray");
        }
        return told;
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

    private static List<String> tables(Rows rows) {
        var tables = rows
                .all("select tablename from pg_tables where schemaname = 'public' and (tablename like 'act\\_%'"
                        + " or tablename in ('appointment_events', 'audit_events', 'idempotency_keys',"
                        + " 'sign_in_failures'))")
                .stream()
                .map(row -> row.get("tablename"))
                .toList();
        assertThat(tables).hasSizeGreaterThan(40);
        assertThat(rows.count("select count(*) from act_ru_variable")).isPositive();
        return tables;
    }
}
