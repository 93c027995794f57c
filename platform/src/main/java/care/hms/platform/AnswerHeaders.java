package care.hms.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The headers by which an answer of ours is recognised. They stand here because the sign-in refuses requests before any
 * filter of a web module sees them, and a refusal is an answer too. What browsers are told for safety's sake is the
 * server's business (headers.cli), which answers more than we do.
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

    /** Names the request and tells the domain's time. */
    public void set(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(RequestId.HEADER, RequestId.of(request));
        if (clocks.isResolvable()) {
            response.setHeader(CLOCK, clocks.get().now().toString());
        }
    }
}
