package care.hms.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The headers every answer of ours carries. They stand here because the sign-in refuses requests before any filter of
 * a web module sees them, and a refusal is an answer too.
 */
@ApplicationScoped
public class AnswerHeaders {

    /** The domain's present, ISO-8601 in UTC. */
    public static final String CLOCK = "X-HMS-Clock";

    private final Instance<DomainClock> clocks;

    @Inject
    AnswerHeaders(Instance<DomainClock> clocks) {
        this.clocks = clocks;
    }

    /** For the container's proxy. */
    protected AnswerHeaders() {
        this(null);
    }

    /** For answers to programs: nothing in them may be cached, framed or run. */
    public void forApi(HttpServletRequest request, HttpServletResponse response) {
        forEverything(request, response);
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Vary", "Authorization");
    }

    /** For pages: scripts, styles and pictures come from this server only. */
    public void forPages(HttpServletRequest request, HttpServletResponse response) {
        forEverything(request, response);
        // Swagger UI draws its icons as data URIs and sets style attributes; it runs no inline script.
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none';"
                        + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    }

    private void forEverything(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(RequestId.HEADER, RequestId.of(request));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        if (clocks.isResolvable()) {
            response.setHeader(CLOCK, clocks.get().now().toString());
        }
    }
}
