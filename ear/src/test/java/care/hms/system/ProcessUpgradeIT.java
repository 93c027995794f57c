package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.hms.launcher.HmsServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * A release whose process model has changed, started on the rows of the one before: instances that live end on the model
 * with which they began, new ones follow the new model. Tried in docs/operations.md's order: stop, replace, start.
 */
class ProcessUpgradeIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String NEW_STEP = "Event_LeftTheConsultation";

    private static final Path DATA = TestSystem.emptyFolder("upgraded");
    private static final Map<String, String> PORTS = new TreeMap<>();
    private static HmsServer server;

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HmsServer.Builder release() {
        var builder = HmsServer.builder()
                .dataFolder(DATA)
                .setting("HMS_DEMO", "true")
                .setting("HMS_DEMO_PASSWORD", TestSystem.DEMO_PASSWORD)
                .setting("HMS_CLOCK_START", "2026-01-05T06:00:00");
        PORTS.forEach(builder::setting);
        return builder;
    }

    @Test
    void instancesEndOnTheModelWithWhichTheyBegan() throws IOException {
        server = release().build();
        PORTS.put("HMS_HTTP_PORT", String.valueOf(server.baseUrl().getPort()));
        PORTS.put("HMS_MANAGEMENT_PORT", String.valueOf(server.managementUrl().getPort()));
        PORTS.put("POSTGRESQL_PORT", String.valueOf(server.database().port()));
        server.start();
        var clinic = Clinic.open(server);
        var doctor = clinic.doctor(15);
        var seen = clinic.book(clinic.slot(doctor, "08:00"));
        var waited = clinic.book(clinic.slot(doctor, "08:30"));
        var missed = clinic.book(clinic.slot(doctor, "09:00"));
        var cancelled = clinic.book(clinic.slot(doctor, "09:30"));
        clinic.jumpTo(clinic.day.atTime(7, 50).atZone(Clinic.ZONE).toInstant());
        clinic.act(clinic.reception, seen, "check-in").is(200);
        clinic.act(doctor.api(), seen, "start").is(200);
        clinic.act(clinic.reception, waited, "check-in").is(200);
        server.close();

        server = release().home(withAChangedModel(DATA.resolve("release-2"))).build();
        server.start();

        var onTheNewModel = clinic.book(clinic.slot(doctor, "10:00"));
        assertThat(List.of(seen, waited, missed, cancelled))
                .allSatisfy(id -> assertThat(version(clinic, id)).isEqualTo(1));
        assertThat(version(clinic, onTheNewModel)).isEqualTo(2);

        clinic.act(doctor.api(), seen, "complete").is(200);
        clinic.act(clinic.nurse(), waited, "vitals", Map.of("pulsePerMinute", 70))
                .is(200);
        clinic.act(doctor.api(), waited, "start").is(200);
        clinic.act(doctor.api(), waited, "complete").is(200);
        clinic.act(clinic.reception, cancelled, "cancel", Map.of("reason", "moved away"))
                .is(200);
        clinic.jumpTo(clinic.day.atTime(9, 15).atZone(Clinic.ZONE).toInstant());
        await().atMost(SOON).until(() -> clinic.status(missed).equals("NO_SHOW"));
        clinic.act(clinic.reception, onTheNewModel, "check-in").is(200);
        clinic.act(doctor.api(), onTheNewModel, "start").is(200);
        clinic.act(doctor.api(), onTheNewModel, "complete").is(200);

        var all = List.of(seen, waited, missed, cancelled, onTheNewModel);
        await().atMost(SOON).untilAsserted(() -> assertThat(all)
                .allSatisfy(id -> assertThat(clinic.activities(id)).isEmpty()));
        assertThat(all).allSatisfy(id -> assertThat(newSteps(clinic, id)).isEqualTo(id.equals(onTheNewModel) ? 1 : 0));
        assertThat(clinic.rows.count("select count(*) from act_ru_job where exception_msg_ is not null"))
                .isZero();
    }

    private static long version(Clinic clinic, UUID appointment) {
        return clinic.rows.count(
                "select d.version_ from act_hi_procinst p join act_re_procdef d on d.id_ = p.proc_def_id_"
                        + " where p.business_key_ = ?",
                appointment.toString());
    }

    private static long newSteps(Clinic clinic, UUID appointment) {
        return clinic.rows.count(
                "select count(*) from act_hi_actinst a join act_hi_procinst p on p.id_ = a.proc_inst_id_"
                        + " where p.business_key_ = ? and a.act_id_ = ?",
                appointment.toString(),
                NEW_STEP);
    }

    /** An installation like this one whose application brings a model with one more step before its end. */
    private static Path withAChangedModel(Path home) throws IOException {
        var project = Path.of("..").toAbsolutePath().normalize();
        var application = Files.createDirectories(home.resolve("ear/target")).resolve("hms.ear");
        Files.createSymbolicLink(home.resolve("wildfly-config"), project.resolve("wildfly-config"));
        Files.copy(project.resolve("ear/target/hms.ear"), application);
        try (var ear = FileSystems.newFileSystem(application)) {
            Path model;
            try (var libraries = Files.list(ear.getPath("lib"))) {
                model = libraries
                        .filter(path -> path.getFileName().toString().contains("bpmn-1"))
                        .findFirst()
                        .orElseThrow();
            }
            var library = home.resolve("bpmn.jar");
            Files.copy(model, library);
            try (var jar = FileSystems.newFileSystem(URI.create("jar:" + library.toUri()), Map.of())) {
                var file = jar.getPath("care/hms/process/appointment-lifecycle.bpmn");
                Files.writeString(file, changed(Files.readString(file)));
            }
            Files.delete(model);
            Files.copy(library, model);
        }
        return home;
    }

    private static String changed(String model) {
        var end = "sourceRef=\"Task_InConsultation\" targetRef=\"Event_Completed\"";
        var step = "<bpmn:intermediateThrowEvent id=\"" + NEW_STEP + "\" name=\"Left the consultation\">"
                + "<bpmn:incoming>Flow_ConsultationToCompleted</bpmn:incoming>"
                + "<bpmn:outgoing>Flow_LeftToCompleted</bpmn:outgoing></bpmn:intermediateThrowEvent>"
                + "<bpmn:sequenceFlow id=\"Flow_LeftToCompleted\" sourceRef=\"" + NEW_STEP
                + "\" targetRef=\"Event_Completed\" />";
        assertThat(model).contains(end);
        return model.replace(end, "sourceRef=\"Task_InConsultation\" targetRef=\"" + NEW_STEP + "\"")
                .replace("</bpmn:process>", step + "</bpmn:process>");
    }
}
