package care.hms.account;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.health.HealthStatus;
import java.net.URL;
import java.time.Duration;
import java.util.List;

/**
 * The provider's public keys. They are asked for when a token needs them, kept for a while, and asked for again when a
 * token names one that is not among them, but only so often: anybody can send such tokens. While the provider cannot be
 * reached, the keys known last go on counting for an hour. Each node has its own copy, which is only a cache.
 */
final class ProviderKeys implements JWKSource<SecurityContext> {

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(2);
    private static final int LARGEST_ANSWER = 256 * 1024;
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration KEPT_IN_AN_OUTAGE = Duration.ofHours(1);
    private static final Duration BETWEEN_TWO_QUESTIONS = Duration.ofSeconds(10);

    private final JWKSource<SecurityContext> source;
    private volatile boolean reachable = true;

    ProviderKeys(URL address) {
        var patience = (int) ANSWERS_WITHIN.toMillis();
        source = JWKSourceBuilder.create(address, new DefaultResourceRetriever(patience, patience, LARGEST_ANSWER))
                .refreshAheadCache(false) // would start a thread that the server does not know
                .cache(KEPT.toMillis(), 2 * ANSWERS_WITHIN.toMillis())
                .rateLimited(BETWEEN_TWO_QUESTIONS.toMillis())
                .outageTolerant(KEPT_IN_AN_OUTAGE.toMillis())
                .healthReporting(report -> reachable = report.getHealthStatus() == HealthStatus.HEALTHY)
                .build();
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
        try {
            return source.get(selector, context);
        } catch (RateLimitReachedException askedJustNow) {
            if (reachable) {
                return List.of(); // there is no such key, as a moment ago
            }
            throw askedJustNow;
        }
    }
}
