package care.hms.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the provider's keys are asked for. */
class ProviderKeysTest {

    private HttpServer provider;
    private ECKey key;
    private ProviderKeys keys;
    private volatile String answer;
    private volatile int asked;

    @BeforeEach
    void start() throws Exception {
        key = new ECKeyGenerator(Curve.P_256).keyID("known").generate();
        answer = new JWKSet(key.toPublicJWK()).toString();
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/keys", exchange -> {
            asked++;
            try (exchange) {
                var body = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        provider.start();
        keys = new ProviderKeys(
                URI.create("http://127.0.0.1:" + provider.getAddress().getPort() + "/keys")
                        .toURL());
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    private List<JWK> get(String id) throws KeySourceException {
        return keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(id).build()), null);
    }

    @Test
    void aKnownKeyIsAskedForOnce() throws Exception {
        for (var i = 0; i < 50; i++) {
            assertThat(get("known")).containsExactly(key.toPublicJWK());
        }

        assertThat(asked).isOne();
    }

    @Test
    void unknownKeysDoNotMakeAFloodOfQuestions() throws Exception {
        for (var i = 0; i < 50; i++) {
            assertThat(get("unknown-" + i)).isEmpty();
        }

        assertThat(asked).isBetween(1, 3);
        assertThat(get("known")).hasSize(1);
    }

    @Test
    void aProviderThatNeverAnsweredIsUnavailableHoweverOftenItIsAskedFor() throws IOException {
        provider.stop(0);

        for (var i = 0; i < 5; i++) {
            assertThatThrownBy(() -> get("known")).isInstanceOf(KeySourceException.class);
        }
    }

    @Test
    void anAnswerThatHoldsNoKeysIsNone() {
        answer = "<html>Welcome</html>";

        for (var i = 0; i < 5; i++) {
            assertThatThrownBy(() -> get("known")).isInstanceOf(KeySourceException.class);
        }
    }

    @Test
    void inAnOutageTheKeysKnownLastStayGood() throws Exception {
        get("known");
        provider.stop(0);

        assertThat(get("unknown")).isEmpty();
        assertThat(get("known")).containsExactly(key.toPublicJWK());
    }
}
