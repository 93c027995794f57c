package care.hms.account;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The identity provider outside whose tokens open the API.
 *
 * @param jwksUrl HMS_IDP_JWKS_URL: where its public keys are
 * @param issuer HMS_IDP_ISSUER: what its tokens name as issuer
 * @param audience HMS_IDP_AUDIENCE: what they name as audience when they are meant for us
 * @param groupsClaim HMS_IDP_GROUPS_CLAIM: the claim that holds the role
 * @param hospitalClaim HMS_IDP_HOSPITAL_CLAIM: the claim that holds the hospital's id
 */
record ExternalProviderSettings(URL jwksUrl, String issuer, String audience, String groupsClaim, String hospitalClaim) {

    private static final List<String> NEEDED = List.of("HMS_IDP_JWKS_URL", "HMS_IDP_ISSUER", "HMS_IDP_AUDIENCE");

    /** Where nobody can listen or answer in the provider's place, so that keys may come without TLS. */
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    /** As the server was started; empty when there is no such provider. */
    static Optional<ExternalProviderSettings> fromEnvironment() {
        return from(ConfigProvider.getConfig());
    }

    /**
     * Empty when nothing of it is set.
     *
     * @throws IllegalArgumentException when only a part is set, or when something cannot be
     */
    static Optional<ExternalProviderSettings> from(Config config) {
        var set = NEEDED.stream().filter(name -> text(config, name).isPresent()).count();
        if (set == 0) {
            return Optional.empty();
        }
        if (set < NEEDED.size()) {
            throw new IllegalArgumentException(String.join(", ", NEEDED) + ": set all or none");
        }
        var issuer = text(config, "HMS_IDP_ISSUER").orElseThrow();
        if (issuer.equals(TokenSettings.issuer(config))) {
            throw new IllegalArgumentException("HMS_IDP_ISSUER: must not be that of our own tokens, HMS_JWT_ISSUER");
        }
        return Optional.of(new ExternalProviderSettings(
                url(text(config, "HMS_IDP_JWKS_URL").orElseThrow()),
                issuer,
                text(config, "HMS_IDP_AUDIENCE").orElseThrow(),
                text(config, "HMS_IDP_GROUPS_CLAIM").orElse("groups"),
                text(config, "HMS_IDP_HOSPITAL_CLAIM").orElse("hospital_id")));
    }

    private static Optional<String> text(Config config, String name) {
        return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }

    private static URL url(String text) {
        try {
            var uri = URI.create(text);
            var isSafe = "https".equals(uri.getScheme())
                    || "http".equals(uri.getScheme()) && THIS_MACHINE.contains(String.valueOf(uri.getHost()));
            if (isSafe && uri.getHost() != null) {
                return uri.toURL();
            }
        } catch (IllegalArgumentException | MalformedURLException notOne) {
            // told below, as any other address that will not do
        }
        throw new IllegalArgumentException("HMS_IDP_JWKS_URL: an https address, or an http address of this machine");
    }
}
