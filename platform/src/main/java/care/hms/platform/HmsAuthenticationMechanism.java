package care.hms.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;

/**
 * The one sign-in of all web modules. The API, which their web.xml protects, takes a bearer token and never a cookie, so
 * that no foreign page can act in somebody's name; on two paths the watchdog's key opens it, and the metrics open to their
 * reader's token alone. Pages take the session that began on the sign-in page, and never a token; who may see which page
 * is decided at their door. Cockpit shares that session; programs may give it HTTP Basic instead, which is verified once
 * per session.
 *
 * <p>A failed status alone would reach the client as an empty 200: every {@link Refusal} sets its own.
 */
@ApplicationScoped
public class HmsAuthenticationMechanism implements HttpAuthenticationMechanism {

    private static final Logger LOGGER = System.getLogger(HmsAuthenticationMechanism.class.getName());

    /** The group of whoever has shown the key of the watchdog: no account's role. */
    public static final String CRON = "CRON";

    /** The group of whoever has shown the token of the metrics: no account's role. */
    public static final String METRICS = "METRICS";

    private static final String COCKPIT = "/camunda";

    /** What Cockpit's scripts ask for: they want a status, not a page. */
    private static final String COCKPIT_API = COCKPIT + "/api/";

    /** The same for everybody: pictures, styles and scripts, many to a page. */
    private static final String ASSETS = "/jakarta.faces.resource/";

    private final Instance<Callers> callers;
    private final AnswerHeaders headers;
    private final CronKey cronKey;
    private final MetricsToken metricsToken;
    private final Instance<DomainClock> clocks;

    @Inject
    HmsAuthenticationMechanism(Instance<Callers> callers, AnswerHeaders headers, Instance<DomainClock> clocks) {
        this(callers, headers, CronSettings.key(), MetricsSettings.token(), clocks);
    }

    HmsAuthenticationMechanism(
            Instance<Callers> callers,
            AnswerHeaders headers,
            CronKey cronKey,
            MetricsToken metricsToken,
            Instance<DomainClock> clocks) {
        this.callers = callers;
        this.headers = headers;
        this.cronKey = cronKey;
        this.metricsToken = metricsToken;
        this.clocks = clocks;
    }

    /** For the container's proxy. */
    protected HmsAuthenticationMechanism() {
        this(null, null, null, null, null);
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        try {
            if (request.getContextPath().equals(COCKPIT)) {
                return cockpit(request, response, context);
            }
            return context.isProtected() ? api(request, response, context) : page(request, context);
        } catch (RuntimeException unanswered) {
            // Fail closed, with an answer of our own: the container's would show the exception.
            LOGGER.log(Level.ERROR, "sign-in could not be checked, request " + RequestId.of(request), unanswered);
            return refuse(Refusal.UNAVAILABLE, request, response);
        }
    }

    private AuthenticationStatus api(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        headers.set(request, response);
        if (cronKey.isAskedBy(request)) {
            return program("cron", CRON, cronKey.refusal(request), request, response, context);
        }
        if (metricsToken.isAskedBy(request)) {
            return program("metrics", METRICS, metricsToken.refusal(request), request, response, context);
        }
        var token = Authorization.of(request).bearerToken();
        if (token.isEmpty()) {
            return refuse(Refusal.TOKEN_MISSING, request, response);
        }
        var admission = callers.get().byToken(token.get());
        return admission.refusal() == null
                ? admit(admission.caller(), request, context)
                : refuse(admission.refusal(), request, response);
    }

    private static AuthenticationStatus program(
            String name,
            String group,
            Optional<Refusal> refusal,
            HttpServletRequest request,
            HttpServletResponse response,
            HttpMessageContext context) {
        return refusal.isPresent()
                ? refuse(refusal.get(), request, response)
                : context.notifyContainerAboutLogin(name, Set.of(group));
    }

    private AuthenticationStatus cockpit(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        var caller = signedIn(request);
        if (caller.isEmpty()) {
            return isSomebodyLooking(request)
                    ? context.redirect(SignInAddress.leadingTo(request))
                    : refuse(Refusal.NOT_SIGNED_IN, request, response);
        }
        if (caller.get().mustChangePassword()) {
            return refuse(Refusal.PASSWORD_CHANGE_REQUIRED, request, response);
        }
        return admit(caller.get(), request, context);
    }

    private AuthenticationStatus page(HttpServletRequest request, HttpMessageContext context) {
        return request.getRequestURI().startsWith(ASSETS)
                ? context.doNothing()
                : SignInSession.caller(request, callers.get(), clocks.get().realNow())
                        .map(caller -> admit(caller, request, context))
                        .orElseGet(context::doNothing);
    }

    /** A person who follows a link, rather than a script or a program. */
    private static boolean isSomebodyLooking(HttpServletRequest request) {
        var accepted = request.getHeader("Accept");
        return request.getMethod().equals("GET")
                && !request.getRequestURI().startsWith(COCKPIT_API)
                && request.getHeader("Authorization") == null
                && accepted != null
                && accepted.contains("text/html");
    }

    /** A sign-in that happens here is written down as one to Cockpit. */
    private Optional<Caller> signedIn(HttpServletRequest request) {
        Origin.begin(Origin.Way.COCKPIT, RequestId.of(request));
        try {
            return SignInSession.callerOrBasic(
                    request, callers.get(), clocks.get().realNow());
        } finally {
            Origin.end();
        }
    }

    private static AuthenticationStatus refuse(
            Refusal refusal, HttpServletRequest request, HttpServletResponse response) {
        refusal.answer(request, response);
        return AuthenticationStatus.SEND_FAILURE;
    }

    private static AuthenticationStatus admit(Caller caller, HttpServletRequest request, HttpMessageContext context) {
        request.setAttribute(Caller.ATTRIBUTE, caller);
        return context.notifyContainerAboutLogin(caller.accountId().toString(), Set.of(caller.role()));
    }
}
