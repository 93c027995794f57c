package care.hms.web;

import care.hms.platform.AnswerHeaders;
import care.hms.platform.Origin;
import care.hms.platform.RequestId;
import care.hms.platform.SignInSession;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;

/** Gives every answer of this WAR its name, and the log and the audit what they say about the request. */
@WebFilter(
        urlPatterns = "/*",
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR})
public class AnswerFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String API = "/api/";

    @Inject
    private transient AnswerHeaders headers;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        headers.set(request, response);
        MDC.put(RequestId.LOG_KEY, RequestId.of(request));
        Origin.begin(isApi(request) ? Origin.Way.REST : Origin.Way.PAGE, RequestId.of(request));
        try {
            chain.doFilter(request, new OnePolicyAnswer(response));
        } finally {
            Origin.end();
            MDC.remove(RequestId.LOG_KEY);
            forgetStranger(request);
        }
    }

    /**
     * PrimeFaces keeps each page's nonce in a session, also where nobody is signed in and the page has no state: whoever
     * only looks at the sign-in leaves nothing behind.
     */
    private static void forgetStranger(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null && session.isNew() && SignInSession.owner(session).isEmpty()) {
            session.invalidate();
        }
    }

    /** An error is dispatched to a page of ours; what was asked for decides how it reads. */
    static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith(API)
                || request.getAttribute("jakarta.servlet.error.request_uri") instanceof String asked
                        && asked.startsWith(API);
    }
}
