package care.hms.web;

import care.hms.Invalid;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;

/**
 * Refuses an {@code Accept} that nobody can weigh as the caller's mistake: what chooses the resource by it would take it
 * for ours.
 */
@Provider
@PreMatching
public class AcceptedTypes implements ContainerRequestFilter {

    /** A weight as RFC 9110 has it. */
    private static final Pattern WEIGHT = Pattern.compile("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?");

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getAcceptableMediaTypes().stream().allMatch(AcceptedTypes::isWeighed)) {
            throw new Invalid(HttpHeaders.ACCEPT, "media types, each with a weight q from 0 to 1 or none");
        }
    }

    private static boolean isWeighed(MediaType type) {
        var weight = type.getParameters().get("q");
        return weight == null || WEIGHT.matcher(weight).matches();
    }
}
