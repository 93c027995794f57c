package care.hms.cockpit;

import care.hms.platform.Refusal;
import care.hms.platform.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What people and Cockpit's scripts read when they do not get what they asked for: the same words for the same reason,
 * whatever Camunda would have said.
 *
 * @param code stable, for programs
 * @param title what happened
 * @param advice what to do
 */
record Answer(int status, String code, String title, String advice) {

    static final Answer READ_ONLY = new Answer(
            403,
            "cockpit.read-only",
            "Not for your role",
            "Your account reads the processes of your own hospital and changes nothing in Cockpit.");

    static final Answer NOT_FOUND = new Answer(
            404, "cockpit.not-found", "There is nothing here", "What you asked for is not there, or no longer.");

    private static final Answer NOT_FOR_THIS_ROLE = new Answer(
            403,
            "access.denied",
            "Cockpit is for administrators",
            "Your account does not open it. If you need it, ask your hospital's administrator. To sign in with another"
                    + " account, close all windows of this browser first.");

    private static final Answer FAILED = new Answer(
            500,
            "internal",
            "Something went wrong on our side",
            "Try again. If it happens again, tell support the request number below.");

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>%1$s - HMS No-Show</title>
              <link rel="icon" href="data:,">
              <link rel="stylesheet" href="/start.css">
            </head>
            <body>
            <main>
              <h1>%1$s</h1>
              <p>%2$s</p>
              <p><a href="/">To the start page</a></p>
              <p>Request number: <code>%3$s</code></p>
            </main>
            </body>
            </html>
            """;

    /** The answer to what the sign-in or the container refused with this status. */
    static Answer of(HttpServletRequest request, int status) {
        var refusal = Refusal.of(request);
        if (refusal.isPresent()) {
            return of(refusal.get());
        }
        return switch (status) {
            case 403 -> NOT_FOR_THIS_ROLE;
            case 404 -> NOT_FOUND;
            default ->
                status >= 500
                        ? FAILED
                        : new Answer(status, "request.refused", "This cannot be done", "Go back and try another way.");
        };
    }

    private static Answer of(Refusal refusal) {
        return switch (refusal) {
            case PASSWORD_CHANGE_REQUIRED ->
                new Answer(refusal.status(), refusal.code(), "Choose your own password first", refusal.detail());
            case UNAVAILABLE ->
                new Answer(refusal.status(), refusal.code(), "Nobody can sign in right now", refusal.detail());
            default ->
                new Answer(
                        refusal.status(),
                        refusal.code(),
                        "Please sign in",
                        refusal.detail() + " Load this page again to be asked for it.");
        };
    }

    /** As a page to people; to scripts as JSON, in the form that Cockpit knows from Camunda. */
    void write(CockpitRequest asked, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var requestId = RequestId.of(request);
        byte[] body;
        if (asked.isForTheApi()) {
            response.setContentType("application/json");
            body = "{\"type\":\"%s\",\"message\":\"%s %s\",\"code\":null}"
                    .formatted(code, title + ".", advice)
                    .getBytes(StandardCharsets.UTF_8);
        } else {
            response.setContentType("text/html;charset=UTF-8");
            body = PAGE.formatted(title, advice, requestId).getBytes(StandardCharsets.UTF_8);
        }
        response.setStatus(status);
        response.setHeader(RequestId.HEADER, requestId);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none';"
                        + " frame-ancestors 'none'");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
