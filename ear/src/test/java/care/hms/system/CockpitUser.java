package care.hms.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** Somebody at Cockpit without its pages: keeps cookies, and proves like them that no other site sent the request. */
final class CockpitUser {

    static final String ENGINE = "api/engine/engine/default/";
    static final String PLUGIN = "api/cockpit/plugin/base/default/";

    private final URI camunda;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .build();
    private String authorization;

    private CockpitUser(URI server, String authorization) {
        this.camunda = server.resolve("camunda/");
        this.authorization = authorization;
    }

    static CockpitUser nobody(URI server) {
        return new CockpitUser(server, null);
    }

    /** Somebody who gives name and password with each request, as browsers do with HTTP Basic. */
    static CockpitUser of(URI server, String username, String password) {
        var pair = username + ":" + password;
        return new CockpitUser(
                server, "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    /** Somebody whose browser holds a session that it was given before. */
    static CockpitUser of(URI server, String username, String password, String session) {
        var user = of(server, username, password);
        var cookie = new HttpCookie("JSESSIONID", session);
        cookie.setDomain(server.getHost());
        cookie.setPath("/");
        cookie.setVersion(0);
        user.cookies.getCookieStore().add(server, cookie);
        return user;
    }

    static CockpitUser of(URI server, Clinic.Login login) {
        return of(server, login.username(), login.password());
    }

    /** From now on only the session tells who this is. */
    void forgetThePassword() {
        authorization = null;
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, null);
    }

    /** Sends it with the token that Cockpit's pages send along, fetched before if there is none yet. */
    HttpResponse<String> send(String method, String path, String body) {
        if (!method.equals("GET") && token().isEmpty()) {
            get("api/admin/auth/user/default");
        }
        return sendForged(method, path, body, token());
    }

    /** Sends it as a page of another site could, or with any other token. */
    HttpResponse<String> sendForged(String method, String path, String body, String token) {
        var request = HttpRequest.newBuilder(URI.create(camunda + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Accept", "application/json, text/html;q=0.5")
                .header("X-Request-Id", UUID.randomUUID().toString());
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("X-XSRF-TOKEN", token);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What was answered, which must be JSON. */
    static JsonNode json(HttpResponse<String> answer) {
        try {
            return Api.JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private String token() {
        return cookie("XSRF-TOKEN");
    }

    String session() {
        return cookie("JSESSIONID");
    }

    private String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }
}
