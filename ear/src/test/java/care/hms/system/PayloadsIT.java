package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every body of the API as its own document describes it: each text in it is refused with a problem or kept and given
 * back as it was, and whatever does not belong into it is refused by name.
 */
class PayloadsIT {

    /** What an interpreter would make of the two expressions below. */
    private static final String INTERPRETED = "5332114";

    private static final String LONE_SURROGATE = String.valueOf((char) 0xD83D);

    private static final Map<String, String> PAYLOADS = new LinkedHashMap<>();

    /** No text of ours may hold these; the others are anybody's right. */
    private static final Set<String> NEVER_KEPT =
            Set.of("10,000 characters", "a control character", "NUL", "half a character", "turned direction");

    static {
        PAYLOADS.put("10,000 characters", "x".repeat(10_000));
        PAYLOADS.put("a control character", "a\u0007\u001B[31mb");
        PAYLOADS.put("NUL", "a\u0000b");
        PAYLOADS.put("half a character", "a" + LONE_SURROGATE + "b");
        PAYLOADS.put("turned direction", "a\u202Egpj.exe");
        PAYLOADS.put("SQL", "'; drop table patients; --");
        PAYLOADS.put("EL", "#{1234*4321}");
        PAYLOADS.put("another EL", "${1234*4321}");
        PAYLOADS.put("a script", "<script>alert(1)</script>");
        PAYLOADS.put("a path", "../../../etc/passwd");
        PAYLOADS.put("emoji and combining marks", "\uD83D\uDC69\u200D\u2695\uFE0F Z\u0351\u036B\u0343");
        PAYLOADS.put("white space around", "  \u00E4 b  ");
    }

    private static Clinic clinic;
    private static List<Api> people;
    private static JsonNode document;
    private static int unique;

    /** An operation with a body: whoever may use it, its address and the document's example. */
    record Target(String id, String method, String path, Api who, ObjectNode example, JsonNode schema) {

        @Override
        public String toString() {
            return id;
        }

        Api.Answer send(String body) {
            return who.raw(method, path, body, "Content-Type", "application/json");
        }
    }

    @BeforeAll
    static void open() throws Exception {
        clinic = Clinic.open();
        people = List.of(
                Api.nobody(clinic.server),
                clinic.reception,
                clinic.nurse(),
                clinic.doctor(240).api(),
                clinic.admin,
                clinic.system);
        document = Api.JSON.readTree(HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(clinic.server.resolve("openapi?format=JSON"))
                                .build(),
                        BodyHandlers.ofString())
                .body());
    }

    static List<Target> targets() {
        var targets = new ArrayList<Target>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    var json = method.getValue().at("/requestBody/content/application~1json");
                    if (!json.isMissingNode()) {
                        targets.add(target(path.getKey(), method.getKey().toUpperCase(), method.getValue(), json));
                    }
                }));
        assertThat(targets).hasSizeGreaterThan(10);
        return targets;
    }

    private static Target target(String path, String method, JsonNode operation, JsonNode json) {
        var address = path.replace("/api/v1", "")
                .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
        var who = people.stream()
                .filter(person -> person.raw(method, address, "[", "Content-Type", "application/json")
                                .status()
                        == 400)
                .findFirst()
                .orElseThrow();
        return new Target(
                operation.path("operationId").asText(),
                method,
                address,
                who,
                (ObjectNode) json.path("example"),
                resolved(json.path("schema")));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void everyTextIsRefusedOrGivenBackAsItWas(Target target) {
        for (var field : texts(target.schema(), "")) {
            for (var payload : PAYLOADS.entrySet()) {
                var body = fresh(target.example());
                put(body, field, payload.getValue());
                var answer = target.send(escaped(body));
                var what = payload.getKey() + " as " + field + ": " + answer;
                if (answer.status() >= 400) {
                    answer.refuses(answer.status(), answer.code());
                    assertThat(answer.status()).as(what).isLessThan(500);
                } else if (answer.status() == 201 && !field.endsWith("password")) {
                    assertThat(Stream.concat(allTexts(answer.data()).stream(), account(body)))
                            .as(what)
                            .contains(kept(field, payload.getValue()));
                }
                if (NEVER_KEPT.contains(payload.getKey())) {
                    assertThat(answer.code()).as(what).isEqualTo("request.invalid");
                    assertThat(fields(answer)).as(what).contains(field);
                }
                assertThat(answer.body().toString()).as(what).doesNotContain(INTERPRETED, "Exception", "care.hms");
            }
        }
    }

    /** Texts that belong to an appointment need one that can still be booked, marked and cancelled. */
    @Test
    void whatIsSaidAboutAnAppointmentIsKeptAsItWas() {
        var kept = PAYLOADS.keySet().stream()
                .filter(name -> !NEVER_KEPT.contains(name))
                .toList();
        var marked = new LinkedHashMap<UUID, String>();
        Clinic.Slot slot = null;
        for (var name : kept) {
            var text = PAYLOADS.get(name);
            var doctor = clinic.doctorWhoDoesNotSignIn(240);
            slot = clinic.slot(doctor, "08:00");
            var id = book(slot, text);
            var tomorrow = book(clinic.slot(doctor, clinic.day.plusDays(1), "08:00"), text);
            var cancelled = clinic.act(clinic.reception, tomorrow, "cancel", Map.of("reason", text));
            assertThat(cancelled.is(200).data().path("cancellationReason").asText())
                    .isEqualTo(text);
            marked.put(id, text);
        }
        clinic.jumpTo(slot.startsAt().plus(Duration.ofMinutes(1)));
        marked.forEach((id, text) -> {
            clinic.reception
                    .post("/no-show/" + id, Map.of("reason", "MANUAL_STAFF", "note", text))
                    .is(200);
            assertThat(clinic.rows.one("select note from no_show_logs where appointment_id = ?", id))
                    .isEqualTo(text);
        });
    }

    @ParameterizedTest
    @MethodSource("targets")
    void aFieldThatIsNotThereIsNamed(Target target) {
        for (var object : objects(target.example(), "")) {
            var body = fresh(target.example());
            var field = object + (object.isEmpty() ? "" : ".") + "nonsense";
            put(body, field, "x");
            assertNames(field, target.send(body.toString()));
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void aValueOfAnotherTypeIsNamed(Target target) {
        for (var field : leaves(target.example(), "")) {
            for (var wrong : List.of("7", "true", "[]", "{}", "\"no such thing\"")) {
                var body = fresh(target.example());
                var value = parsed(wrong);
                var present = at(body, field);
                // Where the example shows null, a text may be what is wanted.
                if (value.getNodeType() == present.getNodeType() || present.isNull() && value.isTextual()) {
                    continue;
                }
                put(body, field, value);
                var answer = target.send(body.toString());
                assertThat(answer.status())
                        .as("%s as %s: %s", wrong, field, answer)
                        .isEqualTo(400);
                assertNames(field, answer);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void aBodyThatIsTooDeepOrTooLargeIsRefused(Target target) {
        var field = target.example().fieldNames().next();
        for (var deep : List.of(
                "[".repeat(10_000),
                "{\"" + field + "\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}",
                ("{\"" + field + "\":").repeat(2_000) + "1" + "}".repeat(2_000))) {
            target.send(deep).refuses(400, "request.invalid");
        }
        var large = "{\"" + field + "\":\"" + "x".repeat(64 * 1024) + "\"}";
        target.send(large).refuses(413, "request.too-large");
    }

    @Test
    void aLargeBodyThatSaysNothingOfItsSizeIsRefusedToo() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(clinic.server + "api/v1/auth/login"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[200_000])));
        var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 413);
        var spaces = HttpRequest.newBuilder(URI.create(clinic.server + "api/v1/auth/login"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream((" ".repeat(100_000) + "{}").getBytes())));
        answer = HttpClient.newHttpClient().send(spaces.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
        assertThat(answer.body()).contains("request.too-large");
    }

    private static UUID book(Clinic.Slot slot, String reason) {
        var booked = clinic.reception.post(
                "/appointments", Map.of("patientId", clinic.patient(), "slotId", slot.id(), "reason", reason));
        assertThat(booked.is(201).data().path("reason").asText()).isEqualTo(reason);
        return booked.id();
    }

    /** The rows of the accounts that the body names: not every answer shows the account it has made. */
    private static Stream<String> account(JsonNode body) {
        return body.findValuesAsText("username").stream()
                .flatMap(name -> clinic.rows.all("select * from accounts where username = ?", name).stream())
                .flatMap(row -> row.values().stream());
    }

    /** Names lose the white space around them, and user names their capitals. */
    private static String kept(String field, String text) {
        return field.endsWith("username") ? text.strip().toLowerCase() : text.strip();
    }

    private static void assertNames(String field, Api.Answer answer) {
        answer.refuses(400, "request.invalid");
        assertThat(fields(answer)).as("%s", answer).contains(field);
    }

    private static List<String> fields(Api.Answer answer) {
        return answer.body().path("errors").findValuesAsText("field");
    }

    /** The example, with a value of its own wherever two of one kind cannot be. */
    private static ObjectNode fresh(ObjectNode example) {
        var body = example.deepCopy();
        var number = ++unique;
        for (var field : leaves(body, "")) {
            if (field.endsWith("mrn") || field.endsWith("username")) {
                put(body, field, "payload" + clinic.hospitalId.toString().substring(0, 8) + number);
            } else if (field.equals("code")) {
                put(
                        body,
                        field,
                        "P" + clinic.hospitalId.toString().substring(0, 8).toUpperCase() + number);
            }
        }
        return body;
    }

    private static String escaped(JsonNode body) {
        return body.toString()
                .chars()
                .collect(
                        StringBuilder::new,
                        (text, character) -> {
                            if (character < 0x7F) {
                                text.append((char) character);
                            } else {
                                text.append("\\u%04x".formatted(character));
                            }
                        },
                        StringBuilder::append)
                .toString();
    }

    /** The paths of the texts in which people write what they like. */
    private static List<String> texts(JsonNode schema, String path) {
        if (schema.has("properties")) {
            return schema.path("properties").properties().stream()
                    .flatMap(property ->
                            texts(property.getValue(), path + (path.isEmpty() ? "" : ".") + property.getKey()).stream())
                    .toList();
        }
        if (schema.has("items")) {
            return texts(schema.path("items"), path + "[0]");
        }
        return schema.path("type").toString().contains("\"string\"") ? List.of(path) : List.of();
    }

    private static List<String> leaves(JsonNode node, String path) {
        return walk(node, path, false);
    }

    private static List<String> objects(JsonNode node, String path) {
        return walk(node, path, true);
    }

    private static List<String> walk(JsonNode node, String path, boolean objects) {
        if (node.isObject()) {
            var inside = node.properties().stream()
                    .flatMap(member ->
                            walk(member.getValue(), path + (path.isEmpty() ? "" : ".") + member.getKey(), objects)
                                    .stream());
            return (objects ? Stream.concat(Stream.of(path), inside) : inside).toList();
        }
        if (node.isArray()) {
            return node.isEmpty() ? List.of() : walk(node.get(0), path + "[0]", objects);
        }
        return objects ? List.of() : List.of(path);
    }

    private static JsonNode at(JsonNode body, String path) {
        return body.at(pointer(path));
    }

    private static void put(ObjectNode body, String path, String text) {
        put(body, path, body.textNode(text));
    }

    private static void put(ObjectNode body, String path, JsonNode value) {
        var pointer = pointer(path);
        var slash = pointer.lastIndexOf('/');
        var parent = body.at(pointer.substring(0, slash));
        if (parent instanceof ObjectNode object) {
            object.set(pointer.substring(slash + 1), value);
        } else if (parent instanceof ArrayNode array && !array.isEmpty()) {
            array.set(0, value);
        } else {
            // An optional object that the example leaves out: then it is there with this one member.
            var outer = pointer.substring(0, slash);
            ((ObjectNode) body.at(outer.substring(0, outer.lastIndexOf('/'))))
                    .putObject(outer.substring(outer.lastIndexOf('/') + 1))
                    .set(pointer.substring(slash + 1), value);
        }
    }

    private static String pointer(String path) {
        return "/" + path.replace(".", "/").replaceAll("\\[(\\d+)]", "/$1");
    }

    private static List<String> allTexts(JsonNode node) {
        return node.isTextual()
                ? List.of(node.asText())
                : Stream.iterate(0, i -> i < node.size(), i -> i + 1)
                        .flatMap(
                                i -> allTexts(
                                        node.isArray()
                                                ? node.get(i)
                                                : new ArrayList<>(node.properties())
                                                        .get(i)
                                                        .getValue())
                                        .stream())
                        .toList();
    }

    private static JsonNode parsed(String json) {
        try {
            return Api.JSON.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(json, impossible);
        }
    }

    private static JsonNode resolved(JsonNode schema) {
        if (schema.has("$ref")) {
            return resolved(document.at(schema.path("$ref").asText().substring(1)));
        }
        for (var alternative : schema.path("anyOf")) {
            if (!alternative.path("type").asText().equals("null")) {
                return resolved(alternative);
            }
        }
        if (schema instanceof ObjectNode object) {
            var copy = object.deepCopy();
            schema.path("properties").properties().forEach(property -> ((ObjectNode) copy.get("properties"))
                    .set(property.getKey(), resolved(property.getValue())));
            if (schema.has("items")) {
                copy.set("items", resolved(schema.get("items")));
            }
            return copy;
        }
        return schema;
    }
}
