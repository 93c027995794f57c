package care.hms.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;

/**
 * The one sign-in of all web modules. What is protected stands in their web.xml. The API takes a bearer token and
 * never a cookie, so that no foreign page can act in somebody's name; Cockpit takes HTTP Basic, verified once per
 * session, because its pages cannot send a token.
 *
 * <p>A failed status alone would reach the client as an empty 200: every refusal is written here.
 */
@ApplicationScoped
public class HmsAuthenticationMechanism implements HttpAuthenticationMechanism {

    private static final Logger LOGGER = System.getLogger(HmsAuthenticationMechanism.class.getName());

    private static final String COCKPIT = "/camunda";

    private final Instance<Callers> callers;
    private final AnswerHeaders headers;

    @Inject
    HmsAuthenticationMechanism(Instance<Callers> callers, AnswerHeaders headers) {
        this.callers = callers;
        this.headers = headers;
    }

    /** For the container's proxy. */
    protected HmsAuthenticationMechanism() {
        this(null, null);
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        try {
            if (request.getContextPath().equals(COCKPIT)) {
                return cockpit(request, response, context);
            }
            return context.isProtected() ? api(request, response, context) : context.doNothing();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private AuthenticationStatus api(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) throws IOException {
        var token = Authorization.of(request).bearerToken();
        if (token.isEmpty()) {
            return refuse(Refusal.TOKEN_MISSING, request, response);
        }
        Optional<Caller> caller;
        try {
            caller = callers.get().byToken(token.get());
        } catch (RuntimeException unanswered) {
            logUnanswered(request, unanswered);
            return refuse(Refusal.UNAVAILABLE, request, response);
        }
        if (caller.isEmpty()) {
            return refuse(Refusal.TOKEN_INVALID, request, response);
        }
        return admit(caller.get(), request, context);
    }

    private AuthenticationStatus refuse(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        headers.forApi(request, response);
        refusal.write(request, response);
        return AuthenticationStatus.SEND_FAILURE;
    }

    private AuthenticationStatus cockpit(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) throws IOException {
        Optional<Caller> caller;
        try {
            caller = CockpitSession.caller(request, callers.get());
        } catch (RuntimeException unanswered) {
            logUnanswered(request, unanswered);
            return say(503, "Sign-in cannot be checked right now. Try again.", response);
        }
        if (caller.isEmpty()) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"HMS No-Show\", charset=\"UTF-8\"");
            return say(401, "Sign in with your HMS account.", response);
        }
        if (caller.get().mustChangePassword()) {
            return say(403, "Change your password first: PUT /api/v1/auth/password.", response);
        }
        return admit(caller.get(), request, context);
    }

    private static AuthenticationStatus admit(Caller caller, HttpServletRequest request, HttpMessageContext context) {
        request.setAttribute(Caller.ATTRIBUTE, caller);
        return context.notifyContainerAboutLogin(caller.accountId().toString(), Set.of(caller.role()));
    }

    private static AuthenticationStatus say(int status, String text, HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println(text);
        response.flushBuffer();
        return AuthenticationStatus.SEND_FAILURE;
    }

    private static void logUnanswered(HttpServletRequest request, RuntimeException unanswered) {
        LOGGER.log(Level.ERROR, "sign-in could not be checked, request " + RequestId.of(request), unanswered);
    }
}
