package care.hms.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

    private static final UUID ACCOUNT = UUID.randomUUID();
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    @TempDir
    private Path folder;

    private final MovableClock realTime = new MovableClock();
    private final KeyPair keys = TestKeys.generate();
    private Tokens tokens;

    @BeforeEach
    void oneKey() {
        tokens = new Tokens(TestKeys.settings(TestKeys.write(keys, folder)), realTime);
    }

    private JWTClaimsSet.Builder claims() {
        var now = realTime.instant();
        return new JWTClaimsSet.Builder()
                .issuer("hms-no-show")
                .audience("hms-api")
                .subject(ACCOUNT.toString())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(900)))
                .claim("gen", 3);
    }

    private static JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE);
    }

    private String signed(UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        return signed(header().build(), change.apply(claims()).build(), keys);
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, KeyPair keys) throws Exception {
        var token = new SignedJWT(header, claims);
        token.sign(new ECDSASigner((ECPrivateKey) keys.getPrivate()));
        return token.serialize();
    }

    @Test
    void anIssuedTokenSpeaksForItsAccountAndGeneration() {
        var issued = tokens.issue(ACCOUNT, 7);

        assertThat(tokens.verify(issued.text())).contains(new Tokens.Bearer(ACCOUNT, 7));
    }

    @Test
    void aTokenCarriesNothingButIdsAndTimes() throws Exception {
        var claims = SignedJWT.parse(tokens.issue(ACCOUNT, 7).text()).getJWTClaimsSet();

        assertThat(claims.getClaims().keySet())
                .containsExactlyInAnyOrder("iss", "aud", "sub", "jti", "iat", "exp", "gen");
    }

    @Test
    void noTwoTokensAreTheSame() {
        assertThat(tokens.issue(ACCOUNT, 7).text())
                .isNotEqualTo(tokens.issue(ACCOUNT, 7).text());
    }

    @Test
    void theTestsOwnTokenIsGoodBeforeItIsSpoilt() throws Exception {
        assertThat(tokens.verify(signed(same -> same))).contains(new Tokens.Bearer(ACCOUNT, 3));
    }

    @Test
    void aTokenEndsAfterItsQuarterOfAnHourAndTheClocksTolerance() {
        var token = tokens.issue(ACCOUNT, 0).text();

        realTime.pass(Duration.ofMinutes(15).plusSeconds(9));
        assertThat(tokens.verify(token)).isPresent();
        realTime.pass(Duration.ofSeconds(2));
        assertThat(tokens.verify(token)).isEmpty();
    }

    @Test
    void aForeignIssuerIsRefused() throws Exception {
        assertThat(tokens.verify(signed(claims -> claims.issuer("somebody-else"))))
                .isEmpty();
        assertThat(tokens.verify(signed(claims -> claims.issuer(null)))).isEmpty();
    }

    @Test
    void anotherAudienceIsRefused() throws Exception {
        assertThat(tokens.verify(signed(claims -> claims.audience("another-api"))))
                .isEmpty();
        assertThat(tokens.verify(signed(claims -> claims.audience((String) null))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "jti", "iat", "exp", "gen"})
    void aTokenWithoutOneOfItsClaimsIsRefused(String claim) throws Exception {
        assertThat(tokens.verify(signed(claims -> claims.claim(claim, null)))).isEmpty();
    }

    @Test
    void aTokenThatBeginsLaterIsRefused() throws Exception {
        var later = Date.from(realTime.instant().plusSeconds(60));

        assertThat(tokens.verify(signed(claims -> claims.notBeforeTime(later)))).isEmpty();
    }

    @Test
    void claimsOfAWrongKindAreRefused() throws Exception {
        assertThat(tokens.verify(signed(claims -> claims.claim("gen", "three"))))
                .isEmpty();
        assertThat(tokens.verify(signed(claims -> claims.claim("gen", List.of(3)))))
                .isEmpty();
        assertThat(tokens.verify(signed(claims -> claims.subject("admin")))).isEmpty();
        assertThat(tokens.verify(signed(claims -> claims.claim("exp", "never"))))
                .isEmpty();
        assertThat(tokens.verify(signed(claims -> claims.claim("sub", Map.of()))))
                .isEmpty();
    }

    @Test
    void aTokenSignedWithAnotherKeyIsRefused() throws Exception {
        assertThat(tokens.verify(signed(header().build(), claims().build(), TestKeys.generate())))
                .isEmpty();
    }

    @Test
    void aTokenThatBringsItsOwnKeyIsRefused() throws Exception {
        var foreign = TestKeys.generate();
        var brought = new ECKey.Builder(Curve.P_256, (ECPublicKey) foreign.getPublic()).build();

        assertThat(tokens.verify(signed(header().jwk(brought).build(), claims().build(), foreign)))
                .isEmpty();
    }

    @Test
    void aTokenNamingAnotherKeyIsRefused() throws Exception {
        assertThat(tokens.verify(signed(header().keyID("../../dev/null").build(), claims().build(), keys)))
                .isEmpty();
    }

    @Test
    void aTamperedTokenIsRefused() {
        var parts = tokens.issue(ACCOUNT, 0).text().split("\\.");
        var payload = new String(Base64URL.from(parts[1]).decode(), StandardCharsets.UTF_8);
        var forged = Base64URL.encode(payload.replace("\"gen\":0", "\"gen\":1"));

        assertThat(payload).contains("\"gen\":0");
        assertThat(tokens.verify(parts[0] + "." + forged + "." + parts[2])).isEmpty();
        assertThat(tokens.verify(parts[0] + "." + parts[1] + "." + flippedFirst(parts[2])))
                .isEmpty();
        assertThat(tokens.verify(parts[0] + "." + parts[1] + ".")).isEmpty();
    }

    private static String flippedFirst(String signature) {
        return (signature.charAt(0) == 'A' ? "B" : "A") + signature.substring(1);
    }

    @Test
    void aSignatureOfZerosIsRefused() {
        var parts = tokens.issue(ACCOUNT, 0).text().split("\\.");

        assertThat(tokens.verify(parts[0] + "." + parts[1] + "." + Base64URL.encode(new byte[64])))
                .isEmpty();
    }

    @Test
    void anUnsignedTokenIsRefused() {
        assertThat(tokens.verify(new PlainJWT(claims().build()).serialize())).isEmpty();
    }

    @Test
    void hs256WithThePublicKeyAsSecretIsRefused() throws Exception {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).type(TYPE).build(), claims().build());
        token.sign(new MACSigner(keys.getPublic().getEncoded()));

        assertThat(tokens.verify(token.serialize())).isEmpty();
    }

    @Test
    void rs256IsRefused() throws Exception {
        var rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).type(TYPE).build(), claims().build());
        token.sign(new RSASSASigner(rsa.getPrivate()));

        assertThat(tokens.verify(token.serialize())).isEmpty();
    }

    @Test
    void aJwtForAnotherPurposeIsRefused() throws Exception {
        var plain = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .build();
        var untyped = new JWSHeader.Builder(JWSAlgorithm.ES256).build();

        assertThat(tokens.verify(signed(plain, claims().build(), keys))).isEmpty();
        assertThat(tokens.verify(signed(untyped, claims().build(), keys))).isEmpty();
    }

    @Test
    void aCriticalHeaderNobodyKnowsIsRefused() throws Exception {
        var critical = header().criticalParams(Set.of("never-heard-of"))
                .customParam("never-heard-of", true)
                .build();

        assertThat(tokens.verify(signed(critical, claims().build(), keys))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "a.b.c", "null", "e30.e30.e30", "eyJhbGciOiJub25lIn0.e30.", "\u0000.\u0000.\u0000"
            })
    void garbageIsRefused(String garbage) {
        assertThat(tokens.verify(garbage)).isEmpty();
    }

    @Test
    void anOverlongTokenIsRefusedUnread() throws Exception {
        assertThat(tokens.verify(signed(claims -> claims.claim("more", "x".repeat(4000)))))
                .isEmpty();
    }

    @RepeatedTest(20)
    void thePublicHalfFollowsFromThePrivateKey() throws Exception {
        var generated = TestKeys.generate();

        var read = SigningKey.read(TestKeys.write(generated, folder));

        assertThat(read.toECPublicKey()).isEqualTo(generated.getPublic());
    }

    @Test
    void aFileThatHoldsNoSuchKeyIsNamedInWords() throws Exception {
        var rsa = TestKeys.write(
                KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate(), folder);
        assertThatThrownBy(() -> SigningKey.read(rsa)).hasMessageContaining("HMS_JWT_KEY_FILE");

        var otherCurve = TestKeys.write(TestKeys.generate("secp384r1"), folder);
        assertThatThrownBy(() -> SigningKey.read(otherCurve)).hasMessageContaining("not on P-256");

        var text = Files.writeString(folder.resolve("text"), "hello");
        assertThatThrownBy(() -> SigningKey.read(text)).hasMessageContaining("no PKCS#8 private key");
        assertThatThrownBy(() -> TestKeys.settings(folder.resolve("nothing"))).hasMessageContaining("HMS_JWT_KEY_FILE");
    }

    @Test
    void anIssuerAndAnAudienceAreNeeded() {
        var file = folder.resolve("jwt-key.pem");

        assertThatThrownBy(() -> new TokenSettings(" ", "a", file, Duration.ofMinutes(1), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TokenSettings("i", "a", file, Duration.ZERO, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
