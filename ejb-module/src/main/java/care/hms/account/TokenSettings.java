package care.hms.account;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * What tokens are made of.
 *
 * @param issuer HMS_JWT_ISSUER
 * @param audience HMS_JWT_AUDIENCE
 * @param keyFile HMS_JWT_KEY_FILE: the private EC key (P-256) as PKCS#8 in PEM
 * @param life how long a token is good, in real time
 * @param clockSkew how far the clocks of two nodes may differ
 */
record TokenSettings(String issuer, String audience, Path keyFile, Duration life, Duration clockSkew) {

    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

    TokenSettings {
        if (issuer.isBlank() || audience.isBlank()) {
            throw new IllegalArgumentException("HMS_JWT_ISSUER, HMS_JWT_AUDIENCE: must not be blank");
        }
        if (!Files.isReadable(keyFile)) {
            throw new IllegalArgumentException("HMS_JWT_KEY_FILE: no readable file at " + keyFile);
        }
        if (life.isNegative() || life.isZero() || clockSkew.isNegative()) {
            throw new IllegalArgumentException("a token must live for some time");
        }
    }

    static String issuer(Config config) {
        return config.getOptionalValue("HMS_JWT_ISSUER", String.class).orElse("hms-no-show");
    }

    static TokenSettings from(Config config) {
        var keyFile = config.getOptionalValue("HMS_JWT_KEY_FILE", String.class)
                .or(() -> config.getOptionalValue("HMS_DATA_DIR", String.class).map(folder -> folder + "/jwt-key.pem"))
                .orElseThrow(() -> new IllegalArgumentException("HMS_JWT_KEY_FILE: needed to sign tokens"));
        return new TokenSettings(
                issuer(config),
                config.getOptionalValue("HMS_JWT_AUDIENCE", String.class).orElse("hms-api"),
                Path.of(keyFile),
                LIFE,
                CLOCK_SKEW);
    }
}
