package care.hms.account;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.HashSet;
import java.util.List;

/** Checks issuer, audience and times of a token, in real time. */
final class TokenClaims extends DefaultJWTClaimsVerifier<SecurityContext> {

    private final Clock realTime;

    /**
     * @param needed the claims that must be there
     * @param clockSkew how far the issuer's clock may differ from ours
     */
    TokenClaims(String issuer, String audience, List<String> needed, Duration clockSkew, Clock realTime) {
        // The library asks these sets whether they contain null, which immutable ones refuse.
        super(
                new HashSet<>(List.of(audience)),
                new JWTClaimsSet.Builder().issuer(issuer).build(),
                new HashSet<>(needed),
                null);
        this.realTime = realTime;
        setMaxClockSkew((int) clockSkew.toSeconds());
    }

    @Override
    protected Date currentTime() {
        return Date.from(realTime.instant());
    }
}
