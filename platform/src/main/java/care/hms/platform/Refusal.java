package care.hms.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A problem answer (RFC 9457) written by the sign-in itself, before any web module is reached. All its texts are ours,
 * and {@link RequestId} lets nothing through that JSON would have to escape.
 */
enum Refusal {
    TOKEN_MISSING(401, "Unauthorized", "auth.token-missing", "Sign in first: this needs a bearer token."),
    TOKEN_INVALID(401, "Unauthorized", "auth.token-invalid", "The token is not valid or no longer so. Sign in again."),
    UNAVAILABLE(503, "Service Unavailable", "service.unavailable", "Sign-in cannot be checked right now. Try again.");

    private final int status;
    private final String title;
    private final String code;
    private final String detail;

    Refusal(int status, String title, String code, String detail) {
        this.status = status;
        this.title = title;
        this.code = code;
        this.detail = detail;
    }

    void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(status);
        switch (this) {
            case TOKEN_MISSING -> response.setHeader("WWW-Authenticate", "Bearer realm=\"hms\"");
            case TOKEN_INVALID ->
                response.setHeader("WWW-Authenticate", "Bearer realm=\"hms\", error=\"invalid_token\"");
            case UNAVAILABLE -> response.setHeader("Retry-After", "5");
        }
        response.setContentType("application/problem+json");
        var body = """
                {"type":"about:blank","title":"%s","status":%d,"detail":"%s","success":false,"code":"%s",\
                "errors":[],"requestId":"%s"}""".formatted(title, status, detail, code, RequestId.of(request))
                .getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        // Committed, or the container would replace it with its own error page.
        response.flushBuffer();
    }
}
