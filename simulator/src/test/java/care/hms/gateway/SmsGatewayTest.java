package care.hms.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmsGatewayTest {

    private static final String PATH = "2010-04-01/Accounts/account/Messages.json";

    private final HttpClient client = HttpClient.newHttpClient();
    private SmsGateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new SmsGateway(
                0, "account", "token", Clock.fixed(Instant.parse("2026-01-19T08:00:00Z"), ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(gateway.url().resolve(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String key, String token, String form) throws Exception {
        return send(key, token, form, Duration.ofSeconds(20));
    }

    private HttpResponse<String> send(String key, String token, String form, Duration patience) throws Exception {
        var login = Base64.getEncoder().encodeToString(("account:" + token).getBytes());
        return client.send(
                HttpRequest.newBuilder(gateway.url().resolve(PATH))
                        .header("Authorization", "Basic " + login)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Idempotency-Key", key)
                        .timeout(patience)
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String key) throws Exception {
        return send(key, "token", "To=%2B49301&From=HMS&Body=You+missed+%3Cb%3Eit%3C%2Fb%3E");
    }

    private void behave(String query) throws Exception {
        var answer = client.send(
                HttpRequest.newBuilder(gateway.url().resolve("behaviour?" + query))
                        .PUT(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.discarding());
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsSentCanBeRead() throws Exception {
        assertThat(get("").body()).contains("There is none yet");

        assertThat(send("1").statusCode()).isEqualTo(201);

        assertThat(get("messages").body()).contains("\"to\":\"+49301\"", "\"from\":\"HMS\"", "\"requests\":1");
        var page = get("");
        assertThat(page.body())
                .contains("You missed &lt;b&gt;it&lt;/b&gt;", "<caption>1 messages", "lang=\"en\"", "scope=\"col\"")
                .doesNotContain("<b>it");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
    }

    @Test
    void theSameMessageIsTakenOnce() throws Exception {
        send("1");
        send("1");
        send("2");

        assertThat(get("messages").body()).contains("\"requests\":3").containsPattern("(\"id\".*){2}");
        assertThat(get("").body()).contains("<caption>2 messages");
    }

    @Test
    void strangersAndWrongNumbersAreRefused() throws Exception {
        assertThat(send("1", "guess", "To=%2B49301&Body=x").statusCode()).isEqualTo(401);
        assertThat(send("1", "token", "To=nobody&Body=x").statusCode()).isEqualTo(400);
        assertThat(get("elsewhere").statusCode()).isEqualTo(404);
        assertThat(get("messages").body()).contains("\"requests\":0");
    }

    @Test
    void itMisbehavesWhenItIsTold() throws Exception {
        behave("mode=fail");
        assertThat(send("1").statusCode()).isEqualTo(500);
        behave("mode=refuse");
        assertThat(send("1").statusCode()).isEqualTo(400);
        behave("mode=hang&to=%2B49301");
        assertThatThrownBy(() -> send("1", "token", "To=%2B49301&Body=x", Duration.ofMillis(500)))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(send("2", "token", "To=%2B49302&Body=x").statusCode()).isEqualTo(201);
        behave("mode=accept");

        assertThat(send("1").statusCode()).isEqualTo(201);
        assertThat(get("").body()).contains("<caption>2 messages");
    }
}
