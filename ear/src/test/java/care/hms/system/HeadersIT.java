package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every answer of the application's port tells browsers what they must not do with it, whoever gives the answer. */
class HeadersIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String NOTHING =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Map<String, String> EVERYWHERE = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Embedder-Policy", "require-corp",
            "Cross-Origin-Resource-Policy", "same-origin",
            "X-Permitted-Cross-Domain-Policies", "none");

    private final URI server = TestSystem.shared().baseUrl();

    @ParameterizedTest(name = "{0} {1} as {3}: {2}")
    @CsvSource({
        "GET,     api/v1/doctors,              200, reception, api",
        "HEAD,    api/v1/doctors,              200, reception, api",
        "GET,     api/v1/doctors,              401, ,          api",
        "GET,     api/v1/hospitals,            403, reception, api",
        "GET,     api/v1/nothing,              404, reception, api",
        "DELETE,  api/v1/doctors,              405, reception, api",
        "POST,    api/v1/auth/login,           401, ,          api",
        "OPTIONS, api/v1/doctors,              200, reception, api",
        "GET,     api/v1/%00,                  401, ,          api",
        "GET,     nothing,                     404, ,          api",
        "GET,     api,                         401, ,          api",
        "GET,     error,                       404, ,          api",
        "GET,     WEB-INF/web.xml,             404, ,          api",
        "GET,     openapi,                     200, ,          api",
        "GET,     metrics,                     401, ,          api",
        "GET,     metrics,                     401, reception, api",
        "POST,    openapi,                     405, ,          api",
        "GET,     '',                          200, ,          pages",
        "GET,     index.html,                  404, ,          api",
        "GET,     start.css,                   200, ,          api",
        "GET,     sign-in,                     200, ,          pages",
        "GET,     today,                       302, ,          api",
        "POST,    sign-in,                     403, ,          api",
        "GET,     today.xhtml,                 404, ,          api",
        "GET,     problem,                     404, ,          api",
        "GET,     jakarta.faces.resource/frame.css.xhtml?ln=hms, 200, , asset",
        "GET,     jakarta.faces.resource/nothing.css.xhtml?ln=hms, 404, , asset",
        "GET,     swagger-ui/,                 200, ,          swagger",
        "GET,     swagger-ui/swagger-ui-bundle.js, 200, ,      swagger",
        "GET,     swagger-ui/nothing,          404, ,          swagger",
        "GET,     camunda/app/cockpit/default/, 401, ,         camunda",
        "GET,     camunda/nothing,             401, ,          camunda",
    })
    void everyAnswerHasThem(String method, String path, int status, String username, String kind) throws Exception {
        var answer = ask(method, path, username == null ? null : "Bearer " + token(username));

        assertThat(answer.statusCode()).isEqualTo(status);
        var headers = answer.headers();
        EVERYWHERE.forEach(
                (name, value) -> assertThat(headers.allValues(name)).as(name).containsExactly(value));
        assertThat(headers.firstValue("Permissions-Policy").orElse("")).contains("camera=()", "geolocation=()");
        assertThat(headers.allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'");
        assertThat(headers.map()).doesNotContainKeys("server", "x-powered-by", "strict-transport-security");
        if (kind.equals("pages")) {
            assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                    .containsPattern("script-src 'self' 'nonce-[^']+'")
                    .contains("frame-ancestors 'none'")
                    .doesNotContainPattern("script-src[^;]*unsafe");
            assertThat(headers.allValues("Cache-Control")).containsExactly("no-store");
        }
        if (kind.equals("asset")) {
            assertThat(headers.allValues("Cache-Control")).doesNotContain("no-store");
        }
        if (kind.equals("api")) {
            assertThat(headers.allValues("Content-Security-Policy")).containsExactly(NOTHING);
            assertThat(headers.allValues("Cache-Control")).containsExactly("no-store");
        }
    }

    /** The server refuses it before anybody is asked, and gives nothing back of what was sent. */
    @Test
    void nothingIsTraced() throws Exception {
        var answer = ask("TRACE", "api/v1/doctors", "Bearer secret");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).isEmpty();
    }

    /** Nobody has said that a proxy stands before this system. */
    @Test
    void aForgedSchemeIsNotBelieved() throws Exception {
        var answer = CLIENT.send(
                HttpRequest.newBuilder(server)
                        .header("X-Forwarded-Proto", "https")
                        .build(),
                BodyHandlers.discarding());
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    /** Cockpit brings its own policy, with a nonce for each page: it takes the place of ours. */
    @Test
    void cockpitsOwnPolicyStandsAlone() throws Exception {
        var pair = "system:" + TestSystem.DEMO_PASSWORD;
        var page = ask(
                "GET",
                "camunda/app/cockpit/default/",
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));

        var policy = page.headers().allValues("Content-Security-Policy");
        assertThat(policy).hasSize(1);
        var nonce = Pattern.compile("'nonce-([^']+)'").matcher(policy.get(0));
        assertThat(nonce.find()).as("%s", policy).isTrue();
        assertThat(page.body()).contains("nonce=\"" + nonce.group(1));
        EVERYWHERE.forEach((name, value) ->
                assertThat(page.headers().allValues(name)).as(name).hasSize(1));
    }

    /** Everything that the page loads is allowed by the policy that comes with it. */
    @Test
    void swaggersOwnPageCanStillBeShown() throws Exception {
        var answer = ask("GET", "swagger-ui/", null);
        assertThat(answer.body())
                .as("inline scripts, styles and handlers")
                .doesNotContainPattern("(?i)<script>|<style>| on[a-z]+=|style=");
        var base = server.resolve("swagger-ui/");
        var policy = directives(answer.headers());
        var loaded = Pattern.compile("<(script|link)[^>]*?(?:src|href)=\"([^\"]+)\"[^>]*>")
                .matcher(answer.body());
        while (loaded.find()) {
            if (loaded.group(2).startsWith("data:")) {
                assertThat(policy.get("img-src")).contains("data:");
                continue;
            }
            var kind = loaded.group(1).equals("script")
                    ? "script-src"
                    : loaded.group().contains("icon") ? "img-src" : "style-src";
            assertThat(policy.get(kind)).as(loaded.group()).contains("'self'");
            var asset = base.resolve(loaded.group(2));
            assertThat(asset.getAuthority()).isEqualTo(server.getAuthority());
            assertThat(ask("GET", asset.getPath().substring(1), null).statusCode())
                    .as("%s", asset)
                    .isEqualTo(200);
        }
        assertThat(policy.get("connect-src")).contains("'self'");
    }

    private static Map<String, String> directives(HttpHeaders headers) {
        return Pattern.compile("; *")
                .splitAsStream(headers.firstValue("Content-Security-Policy").orElseThrow())
                .map(directive -> directive.split(" ", 2))
                .collect(Collectors.toMap(words -> words[0], words -> words.length > 1 ? words[1] : ""));
    }

    private String token(String username) {
        return Api.signIn(server, username, TestSystem.DEMO_PASSWORD).token();
    }

    private HttpResponse<String> ask(String method, String path, String authorization) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server + path)).method(method, BodyPublishers.noBody());
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
