package care.hms.web;

import care.hms.DomainFailure.FieldError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The shape of every failure (RFC 9457).
 *
 * @param detail what went wrong and what to do, for people
 * @param code stable across releases, for programs
 * @param errors the fields that were wrong
 * @param more members that only some problems have, beside the others in the answer
 */
public record Problem(int status, String code, String detail, List<FieldError> errors, Map<String, Object> more) {

    /** The request attribute in which the answer's problem stands for whoever looks on. */
    public static final String ATTRIBUTE = Problem.class.getName();

    static final String MEDIA_TYPE = "application/problem+json";

    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(406, "Not Acceptable"),
            Map.entry(409, "Conflict"),
            Map.entry(412, "Precondition Failed"),
            Map.entry(413, "Content Too Large"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(422, "Unprocessable Content"),
            Map.entry(428, "Precondition Required"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(503, "Service Unavailable"));

    Problem(int status, String code, String detail) {
        this(status, code, detail, List.of(), Map.of());
    }

    /** Whether support has to look into it. */
    public boolean isOurFault() {
        return status >= 500;
    }

    /** The members in the order in which people read them. */
    Map<String, Object> body(String requestId) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "about:blank");
        body.put("title", TITLES.getOrDefault(status, "Request Refused"));
        body.put("status", status);
        body.put("detail", detail);
        body.put("success", false);
        body.put("code", code);
        body.put("errors", errors);
        body.put("requestId", requestId);
        // RFC 9457 has "status" for the HTTP status: an appointment's own stands beside it under another name.
        more.forEach((name, value) -> body.put(name.equals("status") ? "currentStatus" : name, value));
        return body;
    }
}
