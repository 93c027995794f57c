package care.hms.system;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A small identity provider: it signs tokens, good and bad ones, and answers its public key. */
final class IdentityProvider {

    static final String ISSUER = "https://id.example";
    static final String AUDIENCE = "hms";

    private volatile RSAKey key = newKey("one");
    private volatile JWKSet published = new JWKSet(key.toPublicJWK());
    private final HttpServer http;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean failing;

    private IdentityProvider() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/keys", exchange -> {
            asked.incrementAndGet();
            var answer = published.toString().getBytes(StandardCharsets.UTF_8);
            try (exchange) {
                exchange.sendResponseHeaders(failing ? 500 : 200, failing ? -1 : answer.length);
                if (!failing) {
                    exchange.getResponseBody().write(answer);
                }
            }
        });
        http.start();
    }

    static IdentityProvider start() throws IOException {
        return new IdentityProvider();
    }

    void stop() {
        http.stop(0);
    }

    URI keys() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/keys");
    }

    /** From now on it signs with another key; the one before stays good. */
    void takeAnotherKey() {
        var next = newKey(UUID.randomUUID().toString());
        published = new JWKSet(List.of(key.toPublicJWK(), next.toPublicJWK()));
        key = next;
    }

    /** How often the keys were asked for. */
    int asked() {
        return asked.get();
    }

    void fail(boolean fails) {
        failing = fails;
    }

    String token(String subject, String role, UUID hospital, UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(key, change.apply(claims(subject, role, hospital)).build());
    }

    String tokenOfAnUnknownKey(UUID hospital) {
        var unknown =
                new RSAKey.Builder(key).keyID(UUID.randomUUID().toString()).build();
        return signed(unknown, claims("s", "NURSE", hospital).build());
    }

    /** Everything that must open nothing, by what is wrong with it. */
    Map<String, String> badTokens(UUID hospital) {
        var good = token("s", "NURSE", hospital, UnaryOperator.identity());
        var parts = good.split("\\.");
        var admin = token("s", "HOSPITAL_ADMIN", hospital, UnaryOperator.identity());
        var bad = new LinkedHashMap<String, String>();
        bad.put("expired", token("s", "NURSE", hospital, claims -> claims.expirationTime(past())));
        bad.put("not yet", token("s", "NURSE", hospital, claims -> claims.notBeforeTime(future())));
        bad.put("foreign issuer", token("s", "NURSE", hospital, claims -> claims.issuer("https://evil.example")));
        bad.put("our own issuer", token("s", "NURSE", hospital, claims -> claims.issuer("hms-no-show")));
        bad.put("wrong audience", token("s", "NURSE", hospital, claims -> claims.audience("another-api")));
        bad.put("no audience", token("s", "NURSE", hospital, claims -> claims.audience((String) null)));
        bad.put("no end", token("s", "NURSE", hospital, claims -> claims.expirationTime(null)));
        bad.put("no instant", token("s", "NURSE", hospital, claims -> claims.issueTime(null)));
        bad.put("no subject", token("s", "NURSE", hospital, claims -> claims.subject(null)));
        bad.put("tampered", parts[0] + "." + admin.split("\\.")[1] + "." + parts[2]);
        bad.put("unsigned", new PlainJWT(claims("s", "NURSE", hospital).build()).serialize());
        bad.put("signature cut off", parts[0] + "." + parts[1] + ".");
        bad.put("public key as secret", signedWithThePublicKey(hospital));
        bad.put("unknown key", tokenOfAnUnknownKey(hospital));
        bad.put(
                "another key of the same name",
                signed(newKey(key.getKeyID()), claims("s", "NURSE", hospital).build()));
        return bad;
    }

    private String signedWithThePublicKey(UUID hospital) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims("s", "HOSPITAL_ADMIN", hospital).build());
            token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet.Builder claims(String subject, String role, UUID hospital) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(subject)
                .issueTime(Date.from(Instant.now()))
                .expirationTime(future())
                .claim("given_name", Canary.FIRST_NAME)
                .claim("family_name", Canary.LAST_NAME)
                .claim("groups", List.of("everybody", role))
                .claim("hospital_id", hospital.toString());
    }

    private static Date past() {
        return Date.from(Instant.now().minusSeconds(60));
    }

    private static Date future() {
        return Date.from(Instant.now().plusSeconds(600));
    }

    private static String signed(RSAKey key, JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
