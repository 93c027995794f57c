package care.hms.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names one request in the answer, in the log and in every problem, so that a report can be traced. */
public final class RequestId {

    /** Header of requests and answers. */
    public static final String HEADER = "X-Request-Id";

    /** Key in the log's diagnostic context. */
    public static final String LOG_KEY = "requestId";

    private static final String ATTRIBUTE = RequestId.class.getName();

    /** What can harm neither a log line nor a header. */
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private RequestId() {}

    /** The id of this request, the same for its whole life: the client's own when it is a sane one, else a new one. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        var given = request.getHeader(HEADER);
        var id = given != null && SANE.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }
}
