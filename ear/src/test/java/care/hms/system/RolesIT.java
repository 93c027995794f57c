package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may do what, tried on every endpoint that the running server describes: each role on what is its own, somebody
 * else's, another hospital's and nobody's; nobody; and everybody whose token is not what it should be. The table is
 * {@code who-may-do-what.txt}; an endpoint without a line in it fails the build.
 */
class RolesIT {

    private static final List<String> ROLES =
            List.of("RECEPTIONIST", "NURSE", "DOCTOR", "HOSPITAL_ADMIN", "PATIENT", "SYSTEM_ADMIN");

    /** Nobody in particular signs in; the watchdog shows a key, which SweepIT tries. */
    private static final Set<String> PUBLIC = Set.of("signIn", "triggerSweepFromOutside");

    private static final Map<String, Operation> OPERATIONS = new TreeMap<>();
    private static final Map<String, Api> CALLERS = new HashMap<>();

    private static Clinic clinic;
    private static Api dismissed;
    private static Things own;
    private static Things colleagues;
    private static Things foreign;
    private static Things unknown;

    /** An endpoint as the server describes it. */
    record Operation(String method, String path, boolean conditional) {}

    /** A line of the table. */
    record Line(String operation, Map<String, String> roles, int status, String query, String body) {

        @Override
        public String toString() {
            return operation + " " + body;
        }

        boolean namesThings() {
            var endpoint = OPERATIONS.get(operation);
            return (endpoint.path() + query + body)
                    .matches("(?s).*(\\{|\\$(appointment|patient|doctor|slot|account|alert|absence)).*");
        }
    }

    /** What a request can be about. */
    record Things(Map<String, String> ids) {

        static Things unknown() {
            return of(
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    UUID.randomUUID());
        }

        static Things of(
                UUID appointment, UUID patient, UUID doctor, UUID slot, UUID account, UUID alert, UUID absence) {
            var ids = new LinkedHashMap<String, String>();
            ids.put("appointment", appointment.toString());
            ids.put("patient", patient.toString());
            ids.put("doctor", doctor.toString());
            ids.put("slot", slot.toString());
            ids.put("account", account.toString());
            ids.put("alert", alert.toString());
            ids.put("absence", absence.toString());
            // Nobody's: messages come of what happens, and nothing does here.
            ids.put("notification", UUID.randomUUID().toString());
            return new Things(ids);
        }

        String into(String template) {
            var text = template.replace("$day", clinic.day.toString());
            for (var id : ids.entrySet()) {
                text = text.replace("$" + id.getKey(), id.getValue());
            }
            return text;
        }

        /** The ids taken out again, so that answers about different things can be compared. */
        String outOf(String answer) {
            var text = answer;
            for (var id : ids.entrySet()) {
                text = text.replace(id.getValue(), "$" + id.getKey());
            }
            return text;
        }
    }

    @BeforeAll
    static void open() throws Exception {
        describe();
        clinic = Clinic.open();
        var doctor = clinic.doctor(15);
        var patient = clinic.patientWhoSignsIn();
        own = thingsOf(clinic, doctor, patient.id());
        colleagues = thingsOf(clinic, clinic.doctor(15), clinic.patient());
        var other = Clinic.open();
        foreign = thingsOf(other, other.doctor(15), other.patient());
        unknown = Things.unknown();
        dismissed = clinic.staff("HOSPITAL_ADMIN");
        var account = dismissed.get("/auth/me").is(200).id();
        clinic.admin.put("/accounts/" + account + "/disable", Map.of()).is(200);
        CALLERS.put("RECEPTIONIST", clinic.reception);
        CALLERS.put("NURSE", clinic.nurse());
        CALLERS.put("DOCTOR", doctor.api());
        CALLERS.put("HOSPITAL_ADMIN", clinic.admin);
        CALLERS.put("PATIENT", patient.api());
        CALLERS.put("SYSTEM_ADMIN", clinic.system);
    }

    private static Things thingsOf(Clinic clinic, Clinic.Doctor doctor, UUID patient) {
        var slot = clinic.slot(doctor, clinic.day.plusDays(2), "11:00");
        var appointment = clinic.book(slot, patient);
        var alert = UUID.randomUUID();
        clinic.rows.execute(
                "insert into stage_alerts (id, hospital_id, appointment_id, alert_type, status, message, triggered_at)"
                        + " values (?, ?, ?, 'WAITING_TOO_LONG', 'ACTIVE', '-', now())",
                alert,
                clinic.hospitalId,
                appointment);
        var away = clinic.day.plusDays(20).toString();
        var absence = clinic.admin
                .post(
                        "/doctors/" + doctor.id() + "/absences",
                        Map.of("type", "PLANNED", "startDate", away, "endDate", away))
                .is(201)
                .data()
                .path("absence")
                .path("id")
                .asText();
        return Things.of(
                appointment,
                patient,
                doctor.id(),
                slot.id(),
                clinic.reception.get("/auth/me").id(),
                alert,
                UUID.fromString(absence));
    }

    private static void describe() throws IOException, InterruptedException {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(TestSystem.shared().baseUrl().resolve("openapi?format=JSON"))
                                .build(),
                        BodyHandlers.ofString());
        Api.JSON.readTree(answer.body()).path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> describe(path.getKey(), method.getKey(), method.getValue())));
    }

    private static void describe(String path, String method, JsonNode operation) {
        var conditional = operation.path("parameters").findValuesAsText("name").contains("If-Match");
        OPERATIONS.put(
                operation.path("operationId").asText(path),
                new Operation(method.toUpperCase(Locale.ROOT), path.replace("/api/v1", ""), conditional));
    }

    static Stream<Line> lines() {
        try (var reader = new BufferedReader(new InputStreamReader(
                RolesIT.class.getResourceAsStream("who-may-do-what.txt"), StandardCharsets.UTF_8))) {
            return reader
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(RolesIT::line)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(String text) {
        var cells = Stream.of(text.split("\\|", 9)).map(String::strip).toList();
        var roles = new LinkedHashMap<String, String>();
        for (int i = 0; i < ROLES.size(); i++) {
            roles.put(ROLES.get(i), cells.get(1 + i));
        }
        var request = cells.get(8);
        var isQuery = request.startsWith("?");
        return new Line(
                cells.get(0),
                roles,
                Integer.parseInt(cells.get(7)),
                isQuery ? request : "",
                isQuery || request.isEmpty() ? "{}" : request);
    }

    @Test
    void everyEndpointHasALine() {
        var described = lines().map(Line::operation).collect(Collectors.toSet());

        assertThat(OPERATIONS.keySet()).containsAll(PUBLIC).hasSizeGreaterThan(25);
        assertThat(described)
                .isEqualTo(OPERATIONS.keySet().stream()
                        .filter(operation -> !PUBLIC.contains(operation))
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void everyRoleMayWhatTheTableSaysAndNothingElse(Line line) {
        for (var role : line.roles().entrySet()) {
            var caller = CALLERS.get(role.getKey());
            var toTheOwn = ask(caller, line, own);
            var toAColleagues = ask(caller, line, colleagues);
            switch (role.getValue()) {
                case "yes", "all" -> {
                    passes(toTheOwn, line, role.getKey());
                    passes(toAColleagues, line, role.getKey());
                }
                case "own" -> {
                    passes(toTheOwn, line, role.getKey());
                    var patient = role.getKey().equals("PATIENT");
                    assertThat(toAColleagues.status())
                            .as("%s by %s on somebody else's: %s", line, role.getKey(), toAColleagues.body())
                            .isEqualTo(patient ? 404 : 403);
                }
                case "list" -> {
                    passes(toTheOwn, line, role.getKey());
                    passes(toAColleagues, line, role.getKey());
                    assertThat(toTheOwn.body().toString()).contains(own.ids().get("patient"));
                    assertThat(toTheOwn.body().toString() + toAColleagues.body())
                            .doesNotContain(colleagues.ids().get("patient"));
                }
                case "-" -> {
                    toTheOwn.refuses(403, "access.denied");
                    toAColleagues.refuses(403, "access.denied");
                }
                default -> throw new AssertionError(line + ": " + role.getValue());
            }
        }
        assertThat(clinic.status(UUID.fromString(own.ids().get("appointment")))).isEqualTo("SCHEDULED");
        assertThat(clinic.status(UUID.fromString(colleagues.ids().get("appointment"))))
                .isEqualTo("SCHEDULED");
    }

    private static void passes(Api.Answer answer, Line line, String role) {
        assertThat(answer.status())
                .as("%s by %s: %s", line, role, answer.body())
                .isEqualTo(line.status());
    }

    /**
     * Whatever belongs to another hospital reads like what is not there, in every word, to everybody. Its rows are held
     * meanwhile: an answer that waited for them would tell by its time that they are there.
     */
    @ParameterizedTest
    @MethodSource("lines")
    void anotherHospitalsReadsLikeNothing(Line line) throws SQLException {
        try (var holding = TestSystem.shared().database().asOwner()) {
            holding.setAutoCommit(false);
            hold(holding, "appointments", "appointment");
            hold(holding, "patients", "patient");
            hold(holding, "doctors", "doctor");
            hold(holding, "doctor_slots", "slot");
            hold(holding, "accounts", "account");
            hold(holding, "stage_alerts", "alert");
            hold(holding, "doctor_absences", "absence");
            readsLikeNothing(line);
            holding.rollback();
        }
    }

    private static void hold(Connection connection, String table, String thing) throws SQLException {
        try (var lock = connection.prepareStatement("select id from " + table + " where id = ? for update")) {
            lock.setObject(1, UUID.fromString(foreign.ids().get(thing)));
            assertThat(lock.executeQuery().next()).as(thing).isTrue();
        }
    }

    private static void readsLikeNothing(Line line) {
        for (var role : line.roles().entrySet()) {
            if (role.getValue().equals("all")) {
                continue; // nothing of the kind is another hospital's to this role
            }
            var caller = CALLERS.get(role.getKey());
            var toForeign = ask(caller, line, foreign);
            var toNothing = ask(caller, line, unknown);

            assertThat(toForeign.status() + " " + foreign.outOf(told(toForeign)))
                    .as("%s by %s", line, role.getKey())
                    .isEqualTo(toNothing.status() + " " + unknown.outOf(told(toNothing)));
            if (line.namesThings() && !role.getValue().equals("-") && toForeign.status() >= 400) {
                assertThat(toForeign.status())
                        .as("%s by %s: %s", line, role.getKey(), toForeign.body())
                        .isIn(404, line.status());
            }
            // The audit tells the own people's attempts, with the ids that they typed.
            if (!line.operation().equals("listAuditEvents")) {
                assertThat(toForeign.data().toString())
                        .doesNotContain(foreign.ids().values());
            }
        }
    }

    /** All but the request's own number, and what differs from one moment to the next. */
    private static String told(Api.Answer answer) {
        var body = answer.body().deepCopy();
        if (body instanceof ObjectNode object) {
            object.remove(List.of("requestId", "instance"));
            if (!object.path("success").asBoolean()) {
                return object.toString();
            }
            return "data: " + object.path("data").getNodeType();
        }
        return body.toString();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void nobodyGetsInWithoutAToken(Line line) {
        ask(Api.nobody(clinic.server), line, own).refuses(401, "auth.token-missing");
    }

    /** If a good one did not open, the bad ones would prove nothing. */
    @Test
    void theForgersGoodTokenOpens() {
        var admin = clinic.admin.get("/auth/me").id();

        assertThat(Api.withToken(clinic.server, Forger.good(admin))
                        .get("/auth/me")
                        .is(200)
                        .id())
                .isEqualTo(admin);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void nobodyGetsInWithATokenThatIsNotOurs(Line line) {
        var admin = clinic.admin.get("/auth/me").id();
        var bad = Forger.bad(admin);
        bad.put("of a disabled account", dismissed.token());
        bad.put("of nobody", Forger.good(UUID.randomUUID()));
        bad.forEach((what, token) -> assertThat(ask(Api.withToken(clinic.server, token), line, own)
                        .refuses(401, "auth.token-invalid")
                        .headers()
                        .firstValue("WWW-Authenticate"))
                .as(what)
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer")));
    }

    private static String kind(String path) {
        if (path.startsWith("/no-show/alerts")) {
            return "alert";
        }
        return path.startsWith("/no-show") ? "appointment" : path.substring(1, path.indexOf('/', 1) - 1);
    }

    private static Api.Answer ask(Api caller, Line line, Things things) {
        var operation = OPERATIONS.get(line.operation());
        var path = operation.path();
        path = path.replace("{absenceId}", "$absence");
        if (path.contains("{")) {
            path = path.replaceAll("\\{[A-Za-z]+}", "\\$" + kind(path));
        }
        path = things.into(path + line.query());
        if (operation.method().equals("GET")) {
            return caller.raw("GET", path, null);
        }
        if (operation.method().equals("DELETE")) {
            return caller.raw("DELETE", path, null, "If-Match", "\"999\"");
        }
        return operation.conditional()
                ? caller.raw(
                        operation.method(),
                        path,
                        things.into(line.body()),
                        "Content-Type",
                        "application/json",
                        "If-Match",
                        "\"999\"")
                : caller.raw(operation.method(), path, things.into(line.body()), "Content-Type", "application/json");
    }
}
