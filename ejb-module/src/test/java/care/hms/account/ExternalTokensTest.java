package care.hms.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.SettingsOf;
import care.hms.platform.Refusal;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of an identity provider, and everything that is none. */
class ExternalTokensTest {

    private static final UUID HOSPITAL = UUID.randomUUID();
    private static final ECKey EC = ec("ec");
    private static final RSAKey RSA = rsa("rsa");

    private final MovableClock realTime = new MovableClock();
    private final ExternalTokens tokens = new ExternalTokens(
            settings(), new ImmutableJWKSet<>(new JWKSet(List.of(EC.toPublicJWK(), RSA.toPublicJWK()))), realTime);

    private static ECKey ec(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .generate();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).keyUse(KeyUse.SIGNATURE).generate();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static ExternalProviderSettings settings() {
        try {
            return new ExternalProviderSettings(
                    URI.create("https://id.example/keys").toURL(),
                    "https://id.example",
                    "hms",
                    "groups",
                    "hospital_id");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private JWTClaimsSet.Builder claims() {
        var now = realTime.instant();
        return new JWTClaimsSet.Builder()
                .issuer("https://id.example")
                .audience("hms")
                .subject("4711")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("given_name", "Mara")
                .claim("family_name", "Cole")
                .claim("email", "mara@example.org")
                .claim("groups", List.of("offline_access", "NURSE"))
                .claim("hospital_id", HOSPITAL.toString());
    }

    private String signed(UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        return signed(header().build(), change.apply(claims()).build(), EC);
    }

    private static JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID("ec");
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, ECKey key) throws Exception {
        var token = new SignedJWT(header, claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    private void isRefused(Refusal refusal, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        assertThat(tokens.read(signed(change))).isEqualTo(new ExternalTokens.Reading(null, refusal));
    }

    private void isInvalid(String token) {
        assertThat(tokens.read(token)).isEqualTo(new ExternalTokens.Reading(null, Refusal.TOKEN_INVALID));
    }

    @Test
    void aGoodTokenTellsThePerson() throws Exception {
        assertThat(tokens.read(signed(same -> same)).person())
                .isEqualTo(new ExternalPerson(
                        "https://id.example",
                        "4711",
                        Role.NURSE,
                        HOSPITAL,
                        "Mara",
                        "Cole",
                        "mara@example.org",
                        realTime.instant().truncatedTo(ChronoUnit.SECONDS)));
    }

    @Test
    void aTokenSaysWhenItWasSaid() throws Exception {
        isInvalid(signed(claims -> claims.issueTime(null)));
    }

    @Test
    void rsaKeysAreTakenToo() throws Exception {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa").build(), claims().build());
        token.sign(new RSASSASigner(RSA));

        assertThat(tokens.read(token.serialize()).person().subject()).isEqualTo("4711");
    }

    @Test
    void oneGroupNeedsNoList() throws Exception {
        assertThat(tokens.read(signed(claims -> claims.claim("groups", "DOCTOR")))
                        .person()
                        .role())
                .isEqualTo(Role.DOCTOR);
    }

    @Test
    void namesThatAreMissingOrImpossibleRefuseNobody() throws Exception {
        var nameless = tokens.read(signed(claims -> claims.claim("given_name", null)
                        .claim("family_name", " \u0000 ")
                        .claim("email", "nobody")))
                .person();
        var endless = tokens.read(
                        signed(claims -> claims.claim("family_name", null).claim("name", "x".repeat(300))))
                .person();

        assertThat(nameless.firstName() + " " + nameless.lastName()).isEqualTo("External Account");
        assertThat(nameless.email()).isNull();
        assertThat(endless.lastName()).hasSize(100);
    }

    @Test
    void itEndsAtItsEndAndTheClocksTolerance() throws Exception {
        var token = signed(same -> same);

        realTime.pass(Duration.ofSeconds(329));
        assertThat(tokens.read(token).person()).isNotNull();
        realTime.pass(Duration.ofSeconds(2));
        isInvalid(token);
    }

    @Test
    void itBeginsAtItsBeginning() throws Exception {
        var later = Date.from(realTime.instant().plusSeconds(60));

        isRefused(Refusal.TOKEN_INVALID, claims -> claims.notBeforeTime(later));
    }

    @Test
    void aForeignIssuerIsRefused() throws Exception {
        isRefused(Refusal.TOKEN_INVALID, claims -> claims.issuer("https://evil.example"));
        isRefused(Refusal.TOKEN_INVALID, claims -> claims.issuer(null));
    }

    @Test
    void anotherAudienceIsRefused() throws Exception {
        isRefused(Refusal.TOKEN_INVALID, claims -> claims.audience("another-api"));
        isRefused(Refusal.TOKEN_INVALID, claims -> claims.audience((String) null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "exp"})
    void aTokenWithoutSubjectOrEndIsRefused(String claim) throws Exception {
        isRefused(Refusal.TOKEN_INVALID, claims -> claims.claim(claim, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256})
    void aSubjectThatCannotBeStoredIsRefused(int length) throws Exception {
        isRefused(Refusal.TOKEN_INVALID, claims -> claims.subject("x".repeat(length)));
    }

    @Test
    void aTamperedTokenIsRefused() throws Exception {
        var parts = signed(same -> same).split("\\.");
        var payload = new String(Base64URL.from(parts[1]).decode(), StandardCharsets.UTF_8);
        var forged = Base64URL.encode(payload.replace("NURSE", "HOSPITAL_ADMIN"));

        isInvalid(parts[0] + "." + forged + "." + parts[2]);
        isInvalid(parts[0] + "." + parts[1] + ".");
    }

    @Test
    void anUnsignedTokenIsRefused() {
        isInvalid(new PlainJWT(claims().build()).serialize());
    }

    @Test
    void hs256WithAPublicKeyAsSecretIsRefused() throws Exception {
        for (var secret : List.of(
                RSA.toRSAPublicKey().getEncoded(),
                RSA.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
            for (var id : List.of("rsa", "ec")) {
                var token = new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(id).build(), claims().build());
                token.sign(new MACSigner(secret));
                isInvalid(token.serialize());
            }
        }
    }

    @Test
    void anUnknownKeyIsRefused() throws Exception {
        isInvalid(signed(header().keyID("unknown").build(), claims().build(), EC));
        isInvalid(signed(header().build(), claims().build(), ec("ec")));
    }

    @Test
    void aTokenThatBringsItsOwnKeyIsRefused() throws Exception {
        var foreign = ec("ec");

        isInvalid(signed(header().jwk(foreign.toPublicJWK()).build(), claims().build(), foreign));
    }

    @Test
    void aJwtForAnotherPurposeIsRefused() throws Exception {
        isInvalid(signed(header().type(new JOSEObjectType("logout+jwt")).build(), claims().build(), EC));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "null", "e30.e30.e30", "eyJhbGciOiJub25lIn0.e30."})
    void garbageIsRefused(String garbage) {
        isInvalid(garbage);
    }

    @Test
    void anOverlongTokenIsRefusedUnread() throws Exception {
        isInvalid(signed(claims -> claims.claim("more", "x".repeat(20_000))));
    }

    @Test
    void noGroupOfOursIsTold() throws Exception {
        isRefused(Refusal.ROLE_MISSING, claims -> claims.claim("groups", null));
        isRefused(Refusal.ROLE_MISSING, claims -> claims.claim("groups", List.of()));
        isRefused(Refusal.ROLE_MISSING, claims -> claims.claim("groups", List.of("nurse", "JANITOR")));
        isRefused(Refusal.ROLE_MISSING, claims -> claims.claim("groups", Map.of("NURSE", true)));
    }

    @Test
    void twoGroupsOfOursAreTold() throws Exception {
        isRefused(Refusal.ROLE_AMBIGUOUS, claims -> claims.claim("groups", List.of("NURSE", "HOSPITAL_ADMIN")));
        isRefused(Refusal.ROLE_AMBIGUOUS, claims -> claims.claim("groups", List.of("SYSTEM_ADMIN", "NURSE")));
    }

    @Test
    void thePlatformsAdministratorNeverComesFromOutside() throws Exception {
        isRefused(Refusal.ROLE_MISSING, claims -> claims.claim("groups", List.of("SYSTEM_ADMIN")));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "HMS001", "528ac988-3969-40d8-8f15"})
    void aTokenWithoutAHospitalsIdIsTold(String hospital) throws Exception {
        isRefused(Refusal.HOSPITAL_UNKNOWN, claims -> claims.claim("hospital_id", hospital));
    }

    @Test
    void keysThatCannotBeHadAreNotTheTokensFault() throws Exception {
        Logger.getLogger(ExternalTokens.class.getName()).setLevel(Level.OFF); // it would be logged
        JWKSource<SecurityContext> unreachable = (selector, context) -> {
            throw new KeySourceException("nobody answers");
        };
        var token = signed(same -> same);

        assertThat(new ExternalTokens(settings(), unreachable, realTime)
                        .read(token)
                        .refusal())
                .isEqualTo(Refusal.PROVIDER_UNAVAILABLE);
    }

    @Test
    void theClaimsMayHaveOtherNames() throws Exception {
        var named = ExternalProviderSettings.from(new SettingsOf(Map.of(
                        "HMS_IDP_JWKS_URL", "https://id.example/keys",
                        "HMS_IDP_ISSUER", "https://id.example",
                        "HMS_IDP_AUDIENCE", "hms",
                        "HMS_IDP_GROUPS_CLAIM", "roles",
                        "HMS_IDP_HOSPITAL_CLAIM", "org")))
                .orElseThrow();
        var reader = new ExternalTokens(named, new ImmutableJWKSet<>(new JWKSet(EC.toPublicJWK())), realTime);

        var token = signed(claims -> claims.claim("groups", null)
                .claim("roles", List.of("NURSE"))
                .claim("hospital_id", null)
                .claim("org", HOSPITAL.toString()));

        assertThat(reader.read(token).person().hospitalId()).isEqualTo(HOSPITAL);
    }

    @Test
    void aProviderIsSetWholeOrNotAtAll() {
        assertThat(ExternalProviderSettings.from(new SettingsOf(Map.of()))).isEmpty();
        assertThatThrownBy(() -> provider(Map.of("HMS_IDP_AUDIENCE", " "))).hasMessageContaining("set all or none");
        assertThatThrownBy(() -> provider(Map.of("HMS_IDP_ISSUER", "hms-no-show")))
                .hasMessageContaining("HMS_JWT_ISSUER");
        assertThatThrownBy(() -> provider(Map.of("HMS_IDP_JWKS_URL", "http://id.example/keys")))
                .hasMessageContaining("https");
        assertThat(provider(Map.of("HMS_IDP_JWKS_URL", "http://127.0.0.1:8/keys"))
                        .groupsClaim())
                .isEqualTo("groups");
    }

    private static ExternalProviderSettings provider(Map<String, String> different) {
        var all = new HashMap<>(Map.of(
                "HMS_IDP_JWKS_URL", "https://id.example/keys",
                "HMS_IDP_ISSUER", "https://id.example",
                "HMS_IDP_AUDIENCE", "hms"));
        all.putAll(different);
        return ExternalProviderSettings.from(new SettingsOf(all)).orElseThrow();
    }
}
