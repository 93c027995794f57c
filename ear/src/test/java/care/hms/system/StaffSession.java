package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Somebody who signed in on the pages, without a browser: what is sent is what a test wants to send. */
final class StaffSession {

    /** As browsers do, it asks for no other protocol: "Upgrade" is what sockets send. */
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI server;
    private final String cookie;

    private StaffSession(URI server, String cookie) {
        this.server = server;
        this.cookie = cookie;
    }

    static StaffSession signIn(URI server, Clinic.Login login) {
        var answer = send(form(server, "sign-in", origin(server))
                .POST(BodyPublishers.ofString("sign-in=sign-in&enter=x&jakarta.faces.ViewState=stateless&username="
                        + encoded(login.username()) + "&password=" + encoded(login.password())))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return new StaffSession(
                server,
                answer.headers().allValues("Set-Cookie").stream()
                        .filter(each -> each.startsWith("JSESSIONID"))
                        .reduce((first, last) -> last)
                        .orElseThrow()
                        .split(";", 2)[0]);
    }

    static StaffSession nobody(URI server) {
        return new StaffSession(server, "none=none");
    }

    /** The one address from which forms and sockets of our own pages come. */
    static String origin(URI server) {
        return server.getScheme() + "://" + server.getAuthority();
    }

    String cookie() {
        return cookie;
    }

    HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(server + path)).header("Cookie", cookie);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    HttpResponse<String> post(String path, String origin, String body) {
        return send(form(server, path, origin)
                .header("Cookie", cookie)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static HttpRequest.Builder form(URI server, String path, String origin) {
        var request = HttpRequest.newBuilder(URI.create(server + path))
                .header("Content-Type", "application/x-www-form-urlencoded");
        return origin == null ? request : request.header("Origin", origin);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
