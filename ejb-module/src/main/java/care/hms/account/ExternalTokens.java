package care.hms.account;

import care.hms.platform.Refusal;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads the tokens of an identity provider outside. What is not signed with a public key of its own counts nothing. */
final class ExternalTokens {

    private static final Logger LOGGER = System.getLogger(ExternalTokens.class.getName());

    /** Signatures that nobody can make who only knows the public key. */
    private static final Set<JWSAlgorithm> ASYMMETRIC = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);
    private static final int LONGEST = 16 * 1024;
    private static final int LONGEST_SUBJECT = 255;

    private final ExternalProviderSettings settings;
    private final DefaultJWTProcessor<SecurityContext> processor;

    ExternalTokens(ExternalProviderSettings settings, JWKSource<SecurityContext> keys, Clock realTime) {
        this.settings = settings;
        this.processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ASYMMETRIC, keys));
        processor.setJWTClaimsSetVerifier(new TokenClaims(
                settings.issuer(), settings.audience(), List.of("sub", "iat", "exp"), CLOCK_SKEW, realTime));
    }

    /** Whom a token speaks for, or why it speaks for nobody: exactly one of the two. */
    record Reading(ExternalPerson person, Refusal refusal) {

        static Reading refused(Refusal refusal) {
            return new Reading(null, refusal);
        }
    }

    Reading read(String token) {
        if (token.length() > LONGEST) {
            return Reading.refused(Refusal.TOKEN_INVALID);
        }
        try {
            return person(processor.process(SignedJWT.parse(token), null));
        } catch (KeySourceException unreachable) {
            LOGGER.log(Level.WARNING, "the identity provider's keys cannot be had: {0}", unreachable.getMessage());
            return Reading.refused(Refusal.PROVIDER_UNAVAILABLE);
        } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException notTheirs) {
            return Reading.refused(Refusal.TOKEN_INVALID);
        }
    }

    private Reading person(JWTClaimsSet claims) throws ParseException {
        if (claims.getSubject().isBlank() || claims.getSubject().length() > LONGEST_SUBJECT) {
            return Reading.refused(Refusal.TOKEN_INVALID);
        }
        var roles = roles(claims.getClaim(settings.groupsClaim()));
        if (roles.size() > 1) {
            return Reading.refused(Refusal.ROLE_AMBIGUOUS);
        }
        // The platform's administrators never come from outside: a provider's mistake would open every hospital.
        if (roles.isEmpty() || roles.get(0).isOfThePlatform()) {
            return Reading.refused(Refusal.ROLE_MISSING);
        }
        return hospital(claims.getClaim(settings.hospitalClaim()))
                .map(hospital -> new Reading(person(claims, roles.get(0), hospital), null))
                .orElseGet(() -> Reading.refused(Refusal.HOSPITAL_UNKNOWN));
    }

    private static ExternalPerson person(JWTClaimsSet claims, Role role, UUID hospital) {
        return new ExternalPerson(
                claims.getIssuer(),
                claims.getSubject(),
                role,
                hospital,
                name(claims.getClaim("given_name")).orElse("External"),
                name(claims.getClaim("family_name"))
                        .or(() -> name(claims.getClaim("name")))
                        .orElse("Account"),
                claims.getClaim("email") instanceof String email && AccountRules.isEmail(email) ? email : null,
                Instant.ofEpochSecond((Long) claims.toJSONObject().get("iat")));
    }

    /** One group or a list of them; what is no role of ours is somebody else's business. */
    private static List<Role> roles(Object groups) {
        var all = groups instanceof List<?> several ? several : groups == null ? List.of() : List.of(groups);
        return Stream.of(Role.values())
                .filter(role -> all.contains(role.name()))
                .toList();
    }

    private static Optional<UUID> hospital(Object claim) {
        try {
            return claim instanceof String id ? Optional.of(UUID.fromString(id)) : Optional.empty();
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /** Names are for people to read: what cannot be stored is made so, and refuses nobody. */
    private static Optional<String> name(Object claim) {
        return claim instanceof String text
                ? Optional.of(text.replaceAll("\\p{Cntrl}", " ").strip())
                        .filter(clean -> !clean.isEmpty())
                        .map(clean -> clean.substring(0, Math.min(clean.length(), AccountRules.LONGEST_NAME)))
                : Optional.empty();
    }
}
