package care.hms.system;

import static care.hms.system.CockpitUser.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets into Cockpit, for how long, and who does not: with the accounts of the hospitals, and no others. */
class CockpitIT {

    private static final String HOME = "app/cockpit/default/";

    private final URI server = TestSystem.shared().baseUrl();

    @Test
    void aStrangerIsAskedToSignIn() {
        var stranger = CockpitUser.nobody(server);
        assertIsLedToTheSignIn(stranger.get(HOME), HOME);
        assertThat(stranger.get(ENGINE + "process-instance/count").statusCode()).isEqualTo(401);

        var refused = demo("system", "no password of anybody").get(HOME);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic");
        assertThat(refused.body()).contains("<html lang=\"en\">", "<h1>Please sign in</h1>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reception", "nurse", "doctor", "patient"})
    void otherRolesAreToldInWordsThatItIsNotForThem(String username) {
        var user = demo(username, TestSystem.DEMO_PASSWORD);

        var page = user.get(HOME);
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.body())
                .contains("<h1>Cockpit is for administrators</h1>", "ask your hospital's administrator")
                .doesNotContain("Exception", "\tat ");
        for (var path : new String[] {ENGINE + "process-instance/count", "api/admin/auth/user/default", "", "x"}) {
            assertThat(user.get(path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(user.send("POST", ENGINE + "message", "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void aRefusedRoleAndASignInLeaveTheirLines() {
        var refused = demo("nurse", TestSystem.DEMO_PASSWORD).get(HOME);
        var signedIn = demo("admin", TestSystem.DEMO_PASSWORD).get(HOME);

        var lines = audit("admin", refused);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).path("operation").asText()).isEqualTo("readInCockpit");
        assertThat(lines.get(0).path("outcome").asText()).isEqualTo("refused");
        assertThat(lines.get(0).path("code").asText()).isEqualTo("access.denied");
        assertThat(lines.get(0).path("actor").path("role").asText()).isEqualTo("NURSE");
        assertThat(lines.get(1).path("operation").asText()).isEqualTo("signIn");
        lines.forEach(line -> assertThat(line.path("way").asText()).isEqualTo("cockpit"));
        assertThat(audit("admin", signedIn)).hasSize(1);
        assertThat(audit("admin", signedIn).get(0).path("outcome").asText()).isEqualTo("success");
    }

    @Test
    void bothAdministratorsGetIn() {
        for (var username : new String[] {"admin", "system"}) {
            assertThat(demo(username, TestSystem.DEMO_PASSWORD).get(HOME).body())
                    .as(username)
                    .contains("Camunda Cockpit");
        }
    }

    @Test
    void theSetUpPageAndTheEnginesOwnSignInAreNobodys() throws Exception {
        var nobody = CockpitUser.nobody(server);
        var admin = demo("admin", TestSystem.DEMO_PASSWORD);
        var system = demo("system", TestSystem.DEMO_PASSWORD);
        var user = "{\"profile\":{\"id\":\"x\"},\"credentials\":{\"password\":\"x\"}}";
        assertIsLedToTheSignIn(nobody.get("app/admin/default/setup/"), "app/admin/default/setup/");
        for (var one : new CockpitUser[] {admin, system}) {
            assertThat(one.get("app/admin/default/setup/").statusCode()).isGreaterThanOrEqualTo(400);
        }
        for (var one : new CockpitUser[] {nobody, admin, system}) {
            assertThat(one.send("POST", "api/admin/setup/default/user/create", user)
                            .statusCode())
                    .isGreaterThanOrEqualTo(400);
            assertThat(one.send("POST", ENGINE + "user/create", user).statusCode())
                    .isGreaterThanOrEqualTo(400);
        }
        var rows = new Rows(TestSystem.shared().database());
        assertThat(rows.count("select count(*) from act_id_user")).isZero();
        assertThat(demo("demo", "demo").get(HOME).statusCode()).isEqualTo(401);
        assertThat(plain("engine-rest/engine", null).statusCode()).isEqualTo(404);
        assertThat(plain("camunda/engine-rest/engine", null).statusCode()).isEqualTo(401);
    }

    @Test
    void oneSignInIsForAllModulesAndNeitherScriptsNorOtherSitesReachIt() throws Exception {
        var admin = demo("admin", TestSystem.DEMO_PASSWORD);
        var cookie = admin.get(HOME).headers().allValues("Set-Cookie").stream()
                .filter(one -> one.startsWith("JSESSIONID="))
                .findFirst()
                .orElseThrow();
        assertThat(cookie.toLowerCase(Locale.ROOT)).contains("path=/;", "httponly", "samesite=lax");

        admin.forgetThePassword();
        assertThat(admin.get(ENGINE + "process-instance/count").statusCode()).isEqualTo(200);
    }

    @Test
    void aPlantedSessionIsNotTakenOver() throws Exception {
        var planted = demo("admin", TestSystem.DEMO_PASSWORD);
        planted.get(HOME);
        var before = planted.session();
        var nobodys = plain("camunda/" + HOME, "JSESSIONID=a-session-that-never-was");
        assertThat(nobodys.statusCode()).isEqualTo(401);

        var system = CockpitUser.of(server, "system", TestSystem.DEMO_PASSWORD, before);
        assertThat(system.get(ENGINE + "process-instance/count").statusCode()).isEqualTo(200);

        assertThat(system.session()).isNotEmpty().isNotEqualTo(before);
        planted.forgetThePassword();
        assertThat(planted.get(ENGINE + "process-instance/count").statusCode()).isEqualTo(401);
        assertIsLedToTheSignIn(planted.get(HOME), HOME);
    }

    @Test
    void anotherRoleAndAnEndedAccountEndTheSessionAtOnce() {
        var clinic = Clinic.open();
        var account = clinic.admin.get("/auth/me").id();
        var admin = CockpitUser.of(server, clinic.adminLogin);
        var count = ENGINE + "process-instance/count";
        assertThat(admin.get(count).statusCode()).isEqualTo(200);
        admin.forgetThePassword();
        assertThat(admin.get(count).statusCode()).isEqualTo(200);

        clinic.rows.execute("update accounts set role = 'NURSE' where id = ?", account);
        assertThat(admin.get(count).statusCode()).isEqualTo(403);
        clinic.rows.execute("update accounts set role = 'HOSPITAL_ADMIN' where id = ?", account);
        assertThat(admin.get(count).statusCode()).isEqualTo(200);

        clinic.admin
                .put(
                        "/auth/password",
                        Map.of("currentPassword", clinic.adminLogin.password(), "newPassword", "yet another password"))
                .is(204);
        assertThat(admin.get(count).statusCode()).isEqualTo(401);
        assertThat(CockpitUser.of(server, clinic.adminLogin).get(count).statusCode())
                .isEqualTo(401);
        var again = CockpitUser.of(server, clinic.adminLogin.username(), "yet another password");
        assertThat(again.get(count).statusCode()).isEqualTo(200);

        clinic.rows.execute("update accounts set enabled = false where id = ?", account);
        assertThat(again.get(count).statusCode()).isEqualTo(401);
    }

    @Test
    void aFirstPasswordOpensNothing() {
        var clinic = Clinic.open();
        clinic.admin
                .post(
                        "/accounts",
                        Map.of(
                                "username", "new." + clinic.adminLogin.username(),
                                "password", "a password of somebody else",
                                "firstName", "Nora",
                                "lastName", "New",
                                "role", "HOSPITAL_ADMIN"))
                .is(201);
        var newcomer = CockpitUser.of(server, "new." + clinic.adminLogin.username(), "a password of somebody else");

        assertThat(newcomer.get(HOME).statusCode()).isEqualTo(403);
        assertThat(newcomer.get(HOME).body()).contains("<h1>Choose your own password first</h1>");
    }

    /** Nothing of Cockpit is given, only the address of our own sign-in. */
    private static void assertIsLedToTheSignIn(HttpResponse<String> answer, String asked) {
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse(""))
                .endsWith("/sign-in?next=" + URLEncoder.encode("/camunda/" + asked, StandardCharsets.UTF_8));
        assertThat(answer.body()).isEmpty();
    }

    private CockpitUser demo(String username, String password) {
        return CockpitUser.of(server, username, password);
    }

    private HttpResponse<String> plain(String path, String cookie) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve(path));
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private JsonNode audit(String username, HttpResponse<?> answer) {
        var requestId = answer.headers().firstValue("X-Request-Id").orElseThrow();
        return Api.signIn(server, username, TestSystem.DEMO_PASSWORD)
                .get("/audit?requestId=" + requestId)
                .is(200)
                .data();
    }
}
