package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An account from its beginning to its end, with another hospital beside that must never notice or be noticed. */
class AccountLifeIT {

    private static final String FIRST = "first password of a test";
    private static final String NEXT = FIRST + " changed";

    private static Clinic clinic;
    private static Clinic elsewhere;

    @BeforeAll
    static void open() {
        elsewhere = Clinic.open();
        clinic = Clinic.open(); // the later one, whose day has not begun
    }

    private static Map<String, Object> account(String role) {
        return new HashMap<>(Map.of(
                "username",
                "kanari." + UUID.randomUUID(),
                "password",
                FIRST,
                "role",
                role,
                "firstName",
                Canary.FIRST_NAME,
                "lastName",
                Canary.LAST_NAME));
    }

    /** Adds an account and answers how it reads. */
    private static JsonNode add(Api admin, String role) {
        return admin.post("/accounts", account(role)).is(201).data();
    }

    private static String id(JsonNode account) {
        return account.path("id").asText();
    }

    private static String name(JsonNode account) {
        return account.path("username").asText();
    }

    private static Api.Answer login(String username, String password) {
        return Api.nobody(clinic.server).post("/auth/login", Map.of("username", username, "password", password));
    }

    private static Api signIn(JsonNode account) {
        return Api.signIn(clinic.server, name(account), FIRST);
    }

    private static Api again(JsonNode account) {
        return Api.signIn(clinic.server, name(account), NEXT);
    }

    private static void hasEnded(Api caller) {
        caller.get("/auth/me").refuses(401, "auth.token-invalid");
    }

    @Test
    void theFirstSignInOpensNothingButTheChangeOfThePassword() {
        var nurse = add(clinic.admin, "NURSE");
        assertThat(nurse.path("mustChangePassword").asBoolean()).isTrue();
        var token = login(name(nurse), FIRST).is(200).data().path("token").asText();
        var newcomer = Api.withToken(clinic.server, token);

        newcomer.get("/patients").refuses(403, "auth.password-change-required");
        newcomer.get("/auth/me").is(200);
        newcomer.put("/auth/password", Map.of("currentPassword", FIRST, "newPassword", NEXT))
                .is(204);

        hasEnded(newcomer);
        login(name(nurse), FIRST).refuses(401, "auth.invalid-credentials");
        again(nurse).get("/patients").is(200);
    }

    @Test
    void anotherRoleCountsAtOnce() {
        var account = add(clinic.admin, "NURSE");
        var nurse = signIn(account);

        clinic.admin
                .put("/accounts/" + id(account) + "/role", Map.of("role", "RECEPTIONIST"))
                .is(200);

        hasEnded(nurse);
        assertThat(again(account).get("/auth/me").is(200).data().path("role").asText())
                .isEqualTo("RECEPTIONIST");
    }

    @Test
    void whoIsDisabledIsOutAtOnceAndWhoIsEnabledSignsInAnew() {
        var account = add(clinic.admin, "NURSE");
        var nurse = signIn(account);

        var disabled = clinic.admin.put("/accounts/" + id(account) + "/disable", Map.of());

        assertThat(disabled.is(200).data().path("enabled").asBoolean(true)).isFalse();
        hasEnded(nurse);
        login(name(account), NEXT).refuses(401, "auth.invalid-credentials");
        clinic.admin.put("/accounts/" + id(account) + "/enable", Map.of()).is(200);
        hasEnded(nurse);
        again(account).get("/patients").is(200);
    }

    @Test
    void aResetPasswordEndsEverythingAndIsGoodForOneSignIn() {
        var account = add(clinic.admin, "NURSE");
        var nurse = signIn(account);

        var made = clinic.admin
                .post("/accounts/" + id(account) + "/password", Map.of())
                .is(200)
                .data()
                .path("temporaryPassword")
                .asText();

        hasEnded(nurse);
        login(name(account), NEXT).refuses(401, "auth.invalid-credentials");
        var token = login(name(account), made).is(200).data().path("token").asText();
        Api.withToken(clinic.server, token).get("/patients").refuses(403, "auth.password-change-required");
        Api.signIn(clinic.server, name(account), made).get("/patients").is(200);
        var given = clinic.admin.post(
                "/accounts/" + id(account) + "/password", Map.of("password", "another temporary one"));
        assertThat(given.is(200).data().path("temporaryPassword").isNull()).isTrue();
        Api.signIn(clinic.server, name(account), "another temporary one")
                .get("/patients")
                .is(200);
        clinic.admin
                .post("/accounts/" + id(account) + "/password", Map.of("password", "passwordpassword"))
                .refuses(400, "request.invalid");
    }

    @Test
    void whoActsOnAnOldVersionHearsSo() {
        var path = "/accounts/" + id(add(clinic.admin, "NURSE"));
        var tag = clinic.admin.get(path).is(200).etag();

        clinic.admin.put(path + "/disable", Map.of(), "If-Match", tag).is(200);
        clinic.admin.put(path + "/enable", Map.of(), "If-Match", tag).refuses(412, "request.stale");
        clinic.admin
                .put(path + "/role", Map.of("role", "RECEPTIONIST"), "If-Match", tag)
                .refuses(412, "request.stale");
        clinic.admin.post(path + "/password", Map.of(), "If-Match", tag).refuses(412, "request.stale");
        clinic.admin
                .put(
                        path + "/enable",
                        Map.of(),
                        "If-Match",
                        clinic.admin.get(path).etag())
                .is(200);
    }

    @Test
    void aForeignAccountReadsExactlyLikeOneThatNeverWas() {
        var foreign = List.of(
                id(add(elsewhere.admin, "NURSE")),
                elsewhere.admin.get("/auth/me").id().toString(),
                clinic.system.get("/auth/me").id().toString());
        for (var id : foreign) {
            var never = UUID.randomUUID().toString();
            var known = attempts(id);
            var unknown = attempts(never);
            for (var i = 0; i < known.size(); i++) {
                known.get(i).refuses(404, "account.not-found");
                assertThat(anonymous(known.get(i), id)).isEqualTo(anonymous(unknown.get(i), never));
            }
        }
        assertThat(ids(clinic.admin.get("/accounts?size=200"))).doesNotContainAnyElementsOf(foreign);
        assertThat(ids(clinic.admin.post("/accounts/search", Map.of("text", "kanari.", "size", 200))))
                .doesNotContainAnyElementsOf(foreign);
        clinic.admin.get("/accounts?hospitalId=" + elsewhere.hospitalId).refuses(404, "hospital.not-found");
    }

    private static List<Api.Answer> attempts(String id) {
        var path = "/accounts/" + id;
        return List.of(
                clinic.admin.get(path),
                clinic.admin.put(path + "/role", Map.of("role", "RECEPTIONIST")),
                clinic.admin.put(path + "/disable", Map.of()),
                clinic.admin.put(path + "/enable", Map.of()),
                clinic.admin.post(path + "/password", Map.of()));
    }

    private static String anonymous(Api.Answer answer, String id) {
        ((ObjectNode) answer.body()).remove("requestId");
        return answer.body().toString().replace(id, "ID");
    }

    private static List<String> ids(Api.Answer answer) {
        var ids = new ArrayList<String>();
        answer.is(200).data().forEach(account -> ids.add(id(account)));
        return ids;
    }

    @Test
    void listsAndSearchesFindWhoIsWanted() {
        var nurse = add(clinic.admin, "NURSE");
        clinic.admin.put("/accounts/" + id(nurse) + "/disable", Map.of()).is(200);

        assertThat(ids(clinic.admin.get("/accounts?role=NURSE&active=false"))).contains(id(nurse));
        assertThat(ids(clinic.admin.get("/accounts?role=RECEPTIONIST&size=200")))
                .doesNotContain(id(nurse));
        assertThat(ids(clinic.admin.get("/accounts?active=true&size=200"))).doesNotContain(id(nurse));
        assertThat(ids(clinic.admin.post("/accounts/search", Map.of("text", name(nurse)))))
                .containsExactly(id(nurse));
        assertThat(ids(clinic.system.get("/accounts?active=false&role=NURSE&hospitalId=" + clinic.hospitalId)))
                .contains(id(nurse));
        clinic.admin.get("/accounts?role=JANITOR").refuses(400, "request.invalid");
        clinic.admin.get("/accounts?active=maybe").refuses(400, "request.invalid");
        clinic.admin.get("/accounts?size=201").refuses(400, "request.invalid");
    }

    @Test
    void nobodyButThePlatformsAdministratorGrantsTheSameOrReachesIntoAnotherHospital() {
        clinic.admin.post("/accounts", account("SYSTEM_ADMIN")).refuses(403, "access.denied");
        clinic.admin
                .put("/accounts/" + id(add(clinic.admin, "NURSE")) + "/role", Map.of("role", "SYSTEM_ADMIN"))
                .refuses(403, "access.denied");
        var there = account("NURSE");
        there.put("hospitalId", elsewhere.hospitalId);
        clinic.admin.post("/accounts", there).refuses(404, "hospital.not-found");

        var added = clinic.system.post("/accounts", there).is(201);
        assertThat(added.data().path("hospitalId").asText()).isEqualTo(elsewhere.hospitalId.toString());
        assertThat(added.headers().firstValue("Location").orElse("")).endsWith("/accounts/" + added.id());
        clinic.system.put("/accounts/" + added.id() + "/disable", Map.of()).is(200);
        assertThat(clinic.system
                        .post("/accounts", account("SYSTEM_ADMIN"))
                        .is(201)
                        .data()
                        .path("hospitalId")
                        .isNull())
                .isTrue();
    }

    @Test
    void nobodyDisablesDemotesOrResetsHimself() {
        var own = "/accounts/" + clinic.admin.get("/auth/me").id();

        clinic.admin.put(own + "/disable", Map.of()).refuses(409, "account.own");
        clinic.admin.put(own + "/role", Map.of("role", "NURSE")).refuses(409, "account.own");
        clinic.admin.post(own + "/password", Map.of()).refuses(409, "account.own");
        clinic.system.put(own + "/disable", Map.of()).refuses(409, "account.last-administrator");
        clinic.system.put(own + "/role", Map.of("role", "NURSE")).refuses(409, "account.last-administrator");
    }

    @Test
    void ofTwoAdministratorsWhoDisableEachOtherAtOnceOneIsLeft() throws Exception {
        var founder = account("HOSPITAL_ADMIN");
        founder.remove("role");
        var code = "RACE" + Integer.toString(UUID.randomUUID().hashCode() & 0xFFFFF);
        var hospital = clinic.system
                .post("/hospitals", Map.of("code", code, "name", "Race", "zone", "Europe/Berlin", "admin", founder))
                .is(201)
                .id();
        var second = account("HOSPITAL_ADMIN");
        second.put("hospitalId", hospital);
        clinic.system.post("/accounts", second).is(201);
        var accounts = List.of(found(founder), found(second));
        accounts.forEach(AccountLifeIT::signIn);

        for (var round = 0; round < 5; round++) {
            var one = again(accounts.get(0));
            var other = again(accounts.get(1));
            var statuses = atOnce(List.of(
                    () -> one.put("/accounts/" + id(accounts.get(1)) + "/disable", Map.of())
                            .status(),
                    () -> other.put("/accounts/" + id(accounts.get(0)) + "/disable", Map.of())
                            .status()));

            // Whose token ended before his request came in is 401, who came second is 409.
            assertThat(statuses).containsOnlyOnce(200);
            assertThat(statuses).allMatch(status -> List.of(200, 401, 409).contains(status));
            assertThat(clinic.rows.count("select count(*) from accounts where enabled and hospital_id = ?", hospital))
                    .isOne();
            accounts.forEach(account -> clinic.system
                    .put("/accounts/" + id(account) + "/enable", Map.of())
                    .is(200));
        }
    }

    private static JsonNode found(Map<String, Object> account) {
        return clinic.system
                .post("/accounts/search", Map.of("text", account.get("username")))
                .is(200)
                .data()
                .get(0);
    }

    private static <T> List<T> atOnce(List<Callable<T>> acts) throws Exception {
        var threads = Executors.newFixedThreadPool(acts.size());
        try {
            var answers = new ArrayList<T>();
            for (var running : threads.invokeAll(acts)) {
                answers.add(running.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void severalWhoSignInToOneAccountAtOnceAllGetIn() throws Exception {
        var account = add(clinic.admin, "RECEPTIONIST");
        signIn(account);

        var statuses = atOnce(IntStream.range(0, 12)
                .<Callable<Integer>>mapToObj(
                        i -> () -> login(name(account), NEXT).status())
                .toList());

        assertThat(statuses).containsOnly(200);
    }

    @Test
    void aPatientsAccountIsLinkedByReceptionAndSeesTheOwnRecordOnly() {
        var patient = clinic.patient();
        var path = "/patients/" + patient + "/account";
        var username = "kanari." + UUID.randomUUID();
        var created = clinic.reception
                .post(path, Map.of("username", username, "password", FIRST))
                .is(201);
        assertThat(created.headers().firstValue("Location").orElse("")).endsWith("/accounts/" + created.id());
        assertThat(created.data().path("patientId").asText()).isEqualTo(patient.toString());
        var api = signIn(created.data());
        assertThat(ids(api.get("/patients"))).containsExactly(patient.toString());
        api.get("/patients/" + clinic.patient()).refuses(404, "patient.not-found");

        clinic.reception.raw("DELETE", path, null).is(204);
        hasEnded(api);
        assertThat(again(created.data()).get("/patients").is(200).data()).isEmpty();
        clinic.reception.raw("DELETE", path, null).refuses(409, "patient.account-missing");

        clinic.reception.put(path, Map.of("accountId", created.id())).is(200);
        clinic.reception.put(path, Map.of("accountId", created.id())).is(200);
        clinic.reception
                .put("/patients/" + clinic.patient() + "/account", Map.of("accountId", created.id()))
                .refuses(409, "account.linked");
        clinic.reception
                .put(path, Map.of("accountId", id(add(clinic.admin, "PATIENT"))))
                .refuses(409, "patient.account-linked");
        clinic.admin
                .put("/accounts/" + created.id() + "/role", Map.of("role", "NURSE"))
                .refuses(409, "account.role-fixed");
    }

    @Test
    void noLinkReachesIntoAnotherHospital() {
        var theirs = add(elsewhere.admin, "PATIENT");
        var theirPatient = elsewhere.patient();

        clinic.reception
                .put("/patients/" + clinic.patient() + "/account", Map.of("accountId", id(theirs)))
                .refuses(404, "account.not-found");
        clinic.reception
                .put("/patients/" + theirPatient + "/account", Map.of("accountId", id(theirs)))
                .refuses(404, "patient.not-found");
        clinic.reception
                .post("/patients/" + theirPatient + "/account", Map.of("username", "nobody", "password", FIRST))
                .refuses(404, "patient.not-found");
        clinic.admin
                .put(
                        "/doctors/" + elsewhere.doctorWhoDoesNotSignIn(15).id() + "/account",
                        Map.of("accountId", id(add(elsewhere.admin, "DOCTOR"))))
                .refuses(404, "doctor.not-found");
        clinic.nurse()
                .put("/patients/" + clinic.patient() + "/account", Map.of("accountId", id(theirs)))
                .refuses(403, "access.denied");
    }

    @Test
    void aDoctorsAccountOpensTheOwnAppointmentsOnceItIsLinked() {
        var doctor = clinic.doctorWhoDoesNotSignIn(15);
        var account = add(clinic.admin, "DOCTOR");
        var day = clinic.day.toString();
        var days = Map.of("from", day, "to", day);
        var path = "/doctors/" + doctor.id();
        signIn(account).post(path + "/slots", days).refuses(403, "access.denied");

        clinic.admin.put(path + "/account", Map.of("accountId", id(account))).is(200);
        var linked = again(account);
        linked.post(path + "/slots", days).is(200);
        clinic.reception
                .put(path + "/account", Map.of("accountId", id(account)))
                .refuses(403, "access.denied");

        clinic.admin.raw("DELETE", path + "/account", null).is(204);
        hasEnded(linked);
        again(account).post(path + "/slots", days).refuses(403, "access.denied");
    }

    @Test
    void aWrongFieldIsNamedWhereItStands() {
        var admin = Map.of("username", "-", "password", "short", "firstName", "A", "lastName", "B");
        var hospital = clinic.system.post(
                "/hospitals", Map.of("code", "LIFE1", "name", "N", "zone", "Europe/Berlin", "admin", admin));
        assertThat(fields(hospital)).containsExactly("admin.username", "admin.password");
        var doctor = clinic.admin.post(
                "/doctors",
                Map.of(
                        "code",
                        "L1",
                        "firstName",
                        "A",
                        "lastName",
                        "B",
                        "slotMinutes",
                        15,
                        "workingHours",
                        Clinic.everyDay("08:00", "09:00"),
                        "account",
                        Map.of("username", "-", "password", "short")));
        assertThat(fields(doctor)).containsExactly("account.username", "account.password");
        var nurse = account("NURSE");
        nurse.put("password", "the kanarienvogel of Babylon");
        assertThat(fields(clinic.admin.post("/accounts", nurse))).containsExactly("password");
    }

    private static List<String> fields(Api.Answer answer) {
        var fields = new ArrayList<String>();
        answer.refuses(400, "request.invalid")
                .body()
                .path("errors")
                .forEach(error -> fields.add(error.path("field").asText()));
        return fields;
    }

    // Cockpit

    /** Somebody who has signed in to Cockpit, and from then on sends nothing but the session's cookie. */
    private static HttpClient inCockpit(JsonNode account, String password) throws Exception {
        var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        assertThat(statusInCockpit(browser, name(account) + ":" + password)).isEqualTo(200);
        assertThat(statusInCockpit(browser, null)).isEqualTo(200);
        return browser;
    }

    private static int statusInCockpit(HttpClient browser, String nameAndPassword) throws Exception {
        URI page = clinic.server.resolve("camunda/app/cockpit/default/");
        var request = HttpRequest.newBuilder(page);
        if (nameAndPassword != null) {
            var credential = Base64.getEncoder().encodeToString(nameAndPassword.getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + credential);
        }
        return browser.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    @Test
    void aSessionInCockpitEndsWithTheAccountItsPasswordOrItsReset() throws Exception {
        var account = add(clinic.system, "SYSTEM_ADMIN");
        var path = "/accounts/" + id(account);
        signIn(account);

        var browser = inCockpit(account, NEXT);
        clinic.system.put(path + "/disable", Map.of()).is(200);
        assertThat(statusInCockpit(browser, null)).isEqualTo(401);
        clinic.system.put(path + "/enable", Map.of()).is(200);
        assertThat(statusInCockpit(browser, null)).isEqualTo(401);

        var person = again(account);
        browser = inCockpit(account, NEXT);
        person.put("/auth/password", Map.of("currentPassword", NEXT, "newPassword", FIRST))
                .is(204);
        assertThat(statusInCockpit(browser, null)).isEqualTo(401);

        browser = inCockpit(account, FIRST);
        clinic.system.post(path + "/password", Map.of("password", NEXT)).is(200);
        assertThat(statusInCockpit(browser, null)).isEqualTo(401);
        assertThat(statusInCockpit(browser, name(account) + ":" + NEXT)).isEqualTo(403);
    }
}
