package care.hms.system;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Makes tokens as the server would, and as somebody would who wants in. */
final class Forger {

    private static final ECKey KEY = key();

    private Forger() {}

    /** The file that makes a server sign with the key that is known here. */
    static Path keyFile() {
        try {
            var file = TestSystem.emptyFolder("key").resolve("jwt.pem");
            var lines =
                    Base64.getMimeEncoder().encodeToString(KEY.toECPrivateKey().getEncoded());
            Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n");
            return file.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token that the server itself might have given: if this did not open, the others would prove nothing. */
    static String good(UUID account) {
        return signed(claims(account), KEY);
    }

    /** Tokens that must open nothing, each by what is wrong with it. */
    static Map<String, String> bad(UUID account) {
        try {
            var good = good(account);
            var parts = good.split("\\.");
            var claims = claims(account);
            var past = Date.from(Instant.now().minusSeconds(3600));
            var bad = new LinkedHashMap<String, String>();
            bad.put("no token of any kind", "x");
            bad.put(
                    "expired",
                    signed(new JWTClaimsSet.Builder(claims).expirationTime(past).build(), KEY));
            bad.put(
                    "of a foreign issuer",
                    signed(
                            new JWTClaimsSet.Builder(claims)
                                    .issuer("https://elsewhere.example")
                                    .build(),
                            KEY));
            bad.put(
                    "for another audience",
                    signed(new JWTClaimsSet.Builder(claims).audience("others").build(), KEY));
            bad.put("signed with another key", signed(claims, key()));
            bad.put("tampered", parts[0] + "." + claimsOf(UUID.randomUUID()) + "." + parts[2]);
            bad.put("without its signature", parts[0] + "." + parts[1] + ".");
            bad.put("alg none", new PlainJWT(claims).serialize());
            bad.put("HS256 with the public key's PEM", hmac(claims, pem().getBytes()));
            bad.put(
                    "HS256 with the public key's bytes",
                    hmac(claims, KEY.toECPublicKey().getEncoded()));
            bad.put(
                    "HS256 with the public key's JWK",
                    hmac(claims, KEY.toPublicJWK().toJSONString().getBytes()));
            return bad;
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem() throws JOSEException {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(KEY.toECPublicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static JWTClaimsSet claims(UUID account) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer("hms-no-show")
                .audience("hms-api")
                .subject(account.toString())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("gen", 1)
                .build();
    }

    private static String claimsOf(UUID account) {
        return good(account).split("\\.")[1];
    }

    private static String signed(JWTClaimsSet claims, ECKey key) {
        try {
            var token = new SignedJWT(header(JWSAlgorithm.ES256), claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hmac(JWTClaimsSet claims, byte[] secret) throws JOSEException {
        var token = new SignedJWT(header(JWSAlgorithm.HS256), claims);
        token.sign(new MACSigner(secret));
        return token.serialize();
    }

    private static JWSHeader header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(KEY.getKeyID())
                .build();
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
