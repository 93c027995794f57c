package care.hms.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;

/** The credential of a request's one Authorization header. */
record Authorization(String scheme, String credential) {

    /** A password never shows. */
    @Override
    public String toString() {
        return "Authorization[" + scheme + "]";
    }

    /** A name and a password in clear, as HTTP Basic carries them. */
    record NameAndPassword(String name, String password) {

        /** A password never shows. */
        @Override
        public String toString() {
            return "NameAndPassword[]";
        }
    }

    /** Two headers are as good as none: which of them counts would be anybody's guess. */
    static Authorization of(HttpServletRequest request) {
        var all = Collections.list(request.getHeaders("Authorization"));
        var parts = all.size() == 1 ? all.get(0).strip().split(" +", 2) : new String[0];
        return parts.length == 2
                ? new Authorization(parts[0].toLowerCase(Locale.ROOT), parts[1])
                : new Authorization("", "");
    }

    Optional<String> bearerToken() {
        return scheme.equals("bearer") ? Optional.of(credential) : Optional.empty();
    }

    Optional<NameAndPassword> nameAndPassword() {
        if (!scheme.equals("basic")) {
            return Optional.empty();
        }
        String decoded;
        try {
            decoded = new String(Base64.getDecoder().decode(credential), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        var colon = decoded.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.of(new NameAndPassword(decoded.substring(0, colon), decoded.substring(colon + 1)));
    }
}
