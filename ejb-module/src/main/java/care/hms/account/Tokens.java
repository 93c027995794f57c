package care.hms.account;

import care.hms.RealTime;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Issues and verifies the API's tokens: JWTs signed with ES256, for one issuer and audience, good for a quarter of an
 * hour of real time. Each carries the account's generation, so that it can be ended before.
 */
@ApplicationScoped
class Tokens {

    /** Of all JWTs that an installation may sign one day, only these open the API (RFC 9068). */
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    private static final String GENERATION = "gen";
    private static final int LONGEST = 2048;

    private TokenSettings settings;
    private ECKey key;
    private Clock realTime;
    private DefaultJWTProcessor<SecurityContext> processor;

    /** A token and when it ends. */
    record Issued(String text, Instant expiresAt) {}

    /** Whom a token speaks for. */
    record Bearer(UUID accountId, int generation) {}

    /** For the container's proxy. */
    protected Tokens() {}

    @Inject
    Tokens(@RealTime Clock realTime) {
        this(TokenSettings.from(ConfigProvider.getConfig()), realTime);
    }

    Tokens(TokenSettings settings, Clock realTime) {
        this.settings = settings;
        this.realTime = realTime;
        this.key = SigningKey.read(settings.keyFile());
        this.processor = processor();
    }

    Issued issue(UUID accountId, int generation) {
        var now = realTime.instant().truncatedTo(ChronoUnit.SECONDS);
        var expiresAt = now.plus(settings.life());
        var claims = new JWTClaimsSet.Builder()
                .issuer(settings.issuer())
                .audience(settings.audience())
                .subject(accountId.toString())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(expiresAt))
                .claim(GENERATION, generation)
                .build();
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(TYPE)
                .keyID(key.getKeyID())
                .build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException unusable) {
            throw new IllegalStateException("the signing key does not sign", unusable);
        }
        return new Issued(token.serialize(), expiresAt);
    }

    /** Whom the token speaks for; empty for everything that is not a valid token of ours. */
    Optional<Bearer> verify(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var claims = processor.process(token, null);
            return Optional.of(new Bearer(UUID.fromString(claims.getSubject()), claims.getIntegerClaim(GENERATION)));
        } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private DefaultJWTProcessor<SecurityContext> processor() {
        var strict = new DefaultJWTProcessor<SecurityContext>();
        strict.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPE));
        strict.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.ES256, new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK()))));
        strict.setJWTClaimsSetVerifier(new TokenClaims(
                settings.issuer(),
                settings.audience(),
                List.of("sub", "jti", "iat", "exp", GENERATION),
                settings.clockSkew(),
                realTime));
        return strict;
    }
}
