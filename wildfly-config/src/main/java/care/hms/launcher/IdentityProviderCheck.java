package care.hms.launcher;

import java.util.List;
import java.util.Optional;

/** Checks which identity provider is believed: half of what must be known about it would let in nobody, or anybody. */
final class IdentityProviderCheck {

    private static final List<String> NEEDED = List.of("HMS_IDP_JWKS_URL", "HMS_IDP_ISSUER", "HMS_IDP_AUDIENCE");
    private static final List<String> CLAIMS = List.of("HMS_IDP_GROUPS_CLAIM", "HMS_IDP_HOSPITAL_CLAIM");

    private final Environment environment;

    IdentityProviderCheck(Environment environment) {
        this.environment = environment;
    }

    void check() {
        var set = NEEDED.stream().filter(this::isSet).count();
        if (set > 0 && set < NEEDED.size()) {
            environment.mistake(String.join(", ", NEEDED) + " belong together; set all or none.");
        }
        if (set == 0) {
            CLAIMS.stream()
                    .filter(this::isSet)
                    .forEach(claim -> environment.mistake(
                            claim + " is set but " + NEEDED.get(0) + " is not; it would mean nothing."));
        }
        // Nobody shall answer in the provider's place.
        if (isSet("HMS_IDP_JWKS_URL") && !environment.isSafeAddress("HMS_IDP_JWKS_URL")) {
            environment.refuse("HMS_IDP_JWKS_URL", "an https address, or an http address of this machine");
        }
        var ours = environment.text("HMS_JWT_ISSUER").orElse("hms-no-show");
        if (environment.text("HMS_IDP_ISSUER").equals(Optional.of(ours))) {
            environment.mistake("HMS_IDP_ISSUER is HMS_JWT_ISSUER too; tokens of the two could not be told apart.");
        }
    }

    private boolean isSet(String name) {
        return environment.text(name).isPresent();
    }
}
