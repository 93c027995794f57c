package care.hms.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiPredicate;

/**
 * A server in this process that keeps appointments in memory, on a simulated clock, and marks the no-shows whenever
 * somebody asks. It knows only what a replay needs, and can be told to get things wrong.
 */
final class FakeHms implements AutoCloseable {
    static final String SYSTEM_PASSWORD = "the-systems-own";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration MARK_TAKES = Duration.ofSeconds(3);

    private final HttpServer http;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final Map<String, String> passwords = new LinkedHashMap<>(Map.of("system", SYSTEM_PASSWORD));
    private final Map<String, ObjectNode> slots = new LinkedHashMap<>();
    private final Map<String, ObjectNode> patients = new LinkedHashMap<>();
    private final Map<String, ObjectNode> appointments = new LinkedHashMap<>();
    private final Map<String, String> doctorCodes = new LinkedHashMap<>();
    private ZoneId zone;
    private Instant anchor;
    private long anchorNanos = System.nanoTime();
    private int speed = 1;
    private boolean running;
    private int ids;

    private final List<ObjectNode> alerts = new ArrayList<>();
    private final List<ObjectNode> messages = new ArrayList<>();
    private ObjectNode policies = JSON.createObjectNode().put("alertClock", "SLOT_END");

    /** By MRN: patients whose no-show is never marked. */
    private final Set<String> forgotten = new HashSet<>();
    /** By MRN: patients for whom nobody is alerted. */
    private final Set<String> ignored = new HashSet<>();
    /** By MRN: patients who are told everything twice. */
    private final Set<String> toldTwice = new HashSet<>();
    /** Refuses an act (by MRN and act) with a 500. */
    private BiPredicate<String, String> broken = (mrn, act) -> false;

    FakeHms(Instant clock) throws IOException {
        anchor = clock;
        http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        http.createContext("/api/v1", this::answer);
        http.setExecutor(threads);
        http.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    void forget(String mrn) {
        forgotten.add(mrn);
    }

    synchronized String alertClock() {
        return policies.path("alertClock").asText();
    }

    void ignore(String mrn) {
        ignored.add(mrn);
    }

    void tellTwice(String mrn) {
        toldTwice.add(mrn);
    }

    void breakOn(BiPredicate<String, String> acts) {
        broken = acts;
    }

    synchronized long appointmentCount() {
        return appointments.size();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private record Reply(int status, ObjectNode body, String etag) {}

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            var reply = route(exchange, body == null ? JSON.createObjectNode() : body);
            if (reply.etag() != null) {
                exchange.getResponseHeaders().set("ETag", reply.etag());
            }
            exchange.getResponseHeaders().set("X-HMS-Clock", now().toString());
            var bytes = reply.body().toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized Reply route(HttpExchange exchange, JsonNode body) {
        var path = exchange.getRequestURI()
                .getPath()
                .substring("/api/v1/".length())
                .split("/");
        var request = exchange.getRequestMethod() + " " + path[0];
        if (!request.equals("POST auth") && !isSignedIn(exchange)) {
            return problem(401, "auth.token-invalid");
        }
        markDue();
        raiseDue();
        return switch (request) {
            case "POST auth" -> signIn(body);
            case "GET clock" -> data(clock());
            case "PUT clock" -> setClock(body);
            case "POST hospitals" -> addHospital(body);
            case "POST accounts" -> addAccount(body);
            case "POST doctors" -> addDoctor(body);
            case "GET doctors" -> ofDoctor(path[1]);
            case "GET policies" ->
                new Reply(
                        200,
                        data(JSON.createObjectNode().set("policies", policies)).body(),
                        "\"0\"");
            case "PUT policies" -> changePolicies(body);
            case "POST patients" -> path.length == 1 ? register(body) : addPatientAccount(path[1]);
            case "GET no-show" -> page(alerts, exchange.getRequestURI());
            case "GET notifications" -> page(waitingOrAll(exchange.getRequestURI()), exchange.getRequestURI());
            case "POST appointments" -> book(body);
            case "GET appointments" ->
                path.length == 1 ? list(exchange.getRequestURI()) : one(appointments.get(path[1]));
            case "PUT appointments" ->
                act(
                        appointments.get(path[1]),
                        path[2],
                        exchange.getRequestHeaders().getFirst("If-Match"));
            default -> problem(404, "unknown");
        };
    }

    private boolean isSignedIn(HttpExchange exchange) {
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        return authorization != null && passwords.containsKey(authorization.replace("Bearer ", ""));
    }

    private Reply signIn(JsonNode body) {
        var username = body.path("username").asText();
        if (!body.path("password").asText().equals(passwords.get(username))) {
            return problem(401, "auth.invalid-credentials");
        }
        var answer = JSON.createObjectNode().put("token", username).put("expiresAt", "2100-01-01T00:00:00Z");
        answer.putObject("user").put("mustChangePassword", false);
        return data(answer);
    }

    private Instant now() {
        return running ? anchor.plusNanos((System.nanoTime() - anchorNanos) * speed) : anchor;
    }

    private ObjectNode clock() {
        return JSON.createObjectNode()
                .put("now", now().toString())
                .put("speed", speed)
                .put("running", running)
                .put("simulated", true);
    }

    private Reply setClock(JsonNode body) {
        var next = body.has("now") ? Instant.parse(body.get("now").asText()) : now();
        if (next.isBefore(now())) {
            return problem(409, "clock.never-back");
        }
        anchor = next;
        anchorNanos = System.nanoTime();
        speed = body.path("speed").asInt(speed);
        running = body.path("running").asBoolean(running);
        return data(clock());
    }

    private Reply addHospital(JsonNode body) {
        zone = ZoneId.of(body.path("zone").asText());
        return addAccount(body.path("admin"));
    }

    private Reply addAccount(JsonNode body) {
        passwords.put(body.path("username").asText(), body.path("password").asText());
        return data(JSON.createObjectNode().put("id", nextId()));
    }

    private Reply addDoctor(JsonNode body) {
        addAccount(body.path("account"));
        var id = nextId();
        doctorCodes.put(id, body.path("code").asText());
        var hours = body.path("workingHours").path(0);
        var minutes = body.path("slotMinutes").asInt();
        var end = LocalTime.parse(hours.path("end").asText());
        for (var start = LocalTime.parse(hours.path("start").asText());
                start.isBefore(end);
                start = start.plusMinutes(minutes)) {
            var slot = nextId();
            slots.put(
                    slot,
                    JSON.createObjectNode()
                            .put("id", slot)
                            .put("doctorId", id)
                            .put("startTime", start.toString())
                            .put("minutes", minutes));
        }
        return data(JSON.createObjectNode().put("id", id));
    }

    private Reply ofDoctor(String doctorId) {
        var array = JSON.createArrayNode();
        slots.values().stream()
                .filter(slot -> slot.path("doctorId").asText().equals(doctorId))
                .forEach(array::add);
        return data(array);
    }

    private Reply register(JsonNode body) {
        var patient = ((ObjectNode) body).put("id", nextId());
        patients.put(patient.path("id").asText(), patient);
        return data(patient);
    }

    private Reply changePolicies(JsonNode body) {
        policies = (ObjectNode) body;
        return data(body);
    }

    private Reply addPatientAccount(String patientId) {
        patients.get(patientId).put("account", true);
        return data(JSON.createObjectNode());
    }

    private Reply book(JsonNode body) {
        var slotId = body.path("slotId").asText();
        var taken = appointments.values().stream()
                .anyMatch(a ->
                        a.path("slotId").asText().equals(slotId) && !status(a).equals("CANCELLED"));
        if (taken) {
            return problem(409, "slot.taken");
        }
        var slot = slots.get(slotId);
        var start = LocalDate.ofInstant(now(), zone)
                .atTime(LocalTime.parse(slot.path("startTime").asText()))
                .atZone(zone);
        var due = start.plusMinutes(slot.path("minutes").asInt()).toInstant();
        var appointment = JSON.createObjectNode()
                .put("id", nextId())
                .put("version", 0)
                .put("status", "SCHEDULED")
                .put("slotId", slotId)
                .put("patientId", body.path("patientId").asText())
                .put("startsAt", start.toInstant().toString())
                .put(
                        "mrn",
                        patients.get(body.path("patientId").asText())
                                .path("mrn")
                                .asText())
                .put("noShowDueAt", due.toString());
        appointments.put(appointment.path("id").asText(), appointment);
        return one(appointment);
    }

    private Reply act(ObjectNode appointment, String act, String ifMatch) {
        if (broken.test(appointment.path("mrn").asText(), act)) {
            return problem(500, "broken");
        }
        if (!etag(appointment).equals(ifMatch)) {
            return problem(412, "request.stale");
        }
        var next =
                switch (status(appointment) + " " + act) {
                    case "SCHEDULED cancel" -> "CANCELLED";
                    case "SCHEDULED check-in", "CHECKED_IN vitals" -> "CHECKED_IN";
                    case "CHECKED_IN start" -> "IN_PROGRESS";
                    case "IN_PROGRESS complete" -> "COMPLETED";
                    default -> null;
                };
        if (next == null) {
            return problem(
                    409,
                    status(appointment).equals("NO_SHOW")
                            ? "appointment.no-show-due"
                            : "appointment.illegal-transition");
        }
        switch (act) {
            case "check-in" -> appointment.put("checkedInAt", now().toString());
            case "vitals" -> appointment.put("vitalsAt", now().toString());
            case "cancel" -> tell(appointment, "CANCELLED_BY_CLINIC");
            default -> {
                // Nothing that an alert or a message would ask for.
            }
        }
        var changed = one(become(appointment, next));
        resolve(appointment, act);
        return changed;
    }

    private void markDue() {
        for (var appointment : appointments.values()) {
            var due = Instant.parse(appointment.path("noShowDueAt").asText());
            if (status(appointment).equals("SCHEDULED")
                    && !now().isBefore(due)
                    && !forgotten.contains(appointment.path("mrn").asText())) {
                become(appointment, "NO_SHOW")
                        .put("noShowReason", "AUTO_TIMEOUT")
                        .put("noShowAt", due.plus(MARK_TAKES).toString());
                tell(appointment, "NO_SHOW");
            }
        }
    }

    private void raiseDue() {
        for (var appointment : appointments.values()) {
            if (!status(appointment).equals("CHECKED_IN")) {
                continue;
            }
            var checkedIn = instant(appointment, "checkedInAt");
            if (appointment.has("vitalsAt")) {
                raise(appointment, "NO_DOCTOR", reference(appointment, instant(appointment, "vitalsAt")), "noDoctor");
            } else {
                raise(appointment, "NO_VITALS", reference(appointment, checkedIn), "noVitals");
            }
            raise(
                    appointment,
                    "WAITING_TOO_LONG",
                    later(instant(appointment, "startsAt"), checkedIn),
                    "waitingTooLong");
        }
    }

    private void raise(ObjectNode appointment, String type, Instant from, String policy) {
        var due = from.plus(
                Duration.ofMinutes(policies.path(policy + "AfterMinutes").asLong()));
        var known = alerts.stream()
                .anyMatch(alert -> alert.path("appointmentId").equals(appointment.path("id"))
                        && alert.path("alertType").asText().equals(type));
        if (known
                || now().isBefore(due)
                || ignored.contains(appointment.path("mrn").asText())) {
            return;
        }
        var alert = JSON.createObjectNode()
                .put("alertType", type)
                .put("status", "ACTIVE")
                .put("triggeredAt", due.plus(MARK_TAKES).toString());
        alert.set("appointmentId", appointment.path("id"));
        alerts.add(alert);
    }

    private void resolve(ObjectNode appointment, String act) {
        alerts.stream()
                .filter(alert -> alert.path("appointmentId").equals(appointment.path("id")))
                .filter(alert -> alert.path("status").asText().equals("ACTIVE"))
                .filter(alert -> act.equals("start")
                        || act.equals("vitals")
                                && alert.path("alertType").asText().equals("NO_VITALS"))
                .forEach(alert -> alert.put("status", "RESOLVED").put("resolvedAt", now().toString()));
    }

    private Instant reference(ObjectNode appointment, Instant stageEntry) {
        return switch (policies.path("alertClock").asText()) {
            case "SLOT_END" -> later(instant(appointment, "noShowDueAt"), stageEntry);
            case "SLOT_START" -> later(instant(appointment, "startsAt"), stageEntry);
            default -> stageEntry;
        };
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant instant(ObjectNode appointment, String field) {
        return Instant.parse(appointment.path(field).asText());
    }

    private void tell(ObjectNode appointment, String notice) {
        var patient = patients.get(appointment.path("patientId").asText());
        for (var times = toldTwice.contains(appointment.path("mrn").asText()) ? 2 : 1; times > 0; times--) {
            tell(appointment, notice, "SMS", patient.hasNonNull("phone") ? null : "NO_PHONE");
            tell(appointment, notice, "IN_APP", patient.has("account") ? null : "NO_ACCOUNT");
        }
    }

    private void tell(ObjectNode appointment, String notice, String channel, String suppression) {
        var message = JSON.createObjectNode()
                .put("type", notice)
                .put("channel", channel)
                .put("status", suppression == null ? "SENT" : "SUPPRESSED")
                .put("reason", suppression);
        message.set("appointmentId", appointment.path("id"));
        messages.add(message);
    }

    private List<ObjectNode> waitingOrAll(URI uri) {
        return uri.getQuery().contains("status=") ? List.of() : messages;
    }

    private Reply list(URI uri) {
        var wanted = uri.getQuery().contains("status=NO_SHOW") ? "NO_SHOW" : "";
        return page(
                appointments.values().stream()
                        .filter(appointment -> status(appointment).contains(wanted))
                        .toList(),
                uri);
    }

    private static Reply page(List<ObjectNode> all, URI uri) {
        var page = Integer.parseInt(uri.getQuery().replaceAll(".*page=(\\d+).*", "$1"));
        var size = Integer.parseInt(uri.getQuery().replaceAll(".*size=(\\d+).*", "$1"));
        var array = JSON.createArrayNode();
        all.stream().skip((long) page * size).limit(size).forEach(array::add);
        var reply = data(array);
        reply.body().put("total", all.size());
        return reply;
    }

    private static ObjectNode become(ObjectNode appointment, String status) {
        return appointment
                .put("status", status)
                .put("version", appointment.path("version").asInt() + 1);
    }

    private static String status(ObjectNode appointment) {
        return appointment.path("status").asText();
    }

    private static String etag(ObjectNode appointment) {
        return "\"" + appointment.path("version").asInt() + "\"";
    }

    private static Reply one(ObjectNode appointment) {
        return new Reply(200, data(appointment.deepCopy()).body(), etag(appointment));
    }

    private static Reply data(JsonNode data) {
        return new Reply(200, JsonNodeFactory.instance.objectNode().set("data", data), null);
    }

    private static Reply problem(int status, String code) {
        return new Reply(status, JSON.createObjectNode().put("code", code), null);
    }

    private String nextId() {
        return "id-" + ids++;
    }
}
