package care.hms.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/**
 * Remembers in the HTTP session who signed in: browsers repeat HTTP Basic with every picture, and a password check is
 * slow on purpose. The web modules share their sessions (the EAR's jboss-all.xml), so whoever signed in to one of them
 * is known to all. The account is looked up again each time: disabling it, another role or another password end the
 * session at once.
 */
final class SignInSession {

    private static final String ATTRIBUTE = SignInSession.class.getName();

    private SignInSession() {}

    static Optional<Caller> caller(HttpServletRequest request, Callers callers) {
        var given = Authorization.of(request).nameAndPassword();
        var remembered = remembered(request)
                .filter(caller -> given.map(pair -> pair.name().equalsIgnoreCase(caller.username()))
                        .orElse(true));
        var caller = remembered.flatMap(callers::again);
        if (caller.isPresent()) {
            return caller;
        }
        end(request);
        return given.flatMap(pair -> callers.byPassword(pair.name(), pair.password(), request.getRemoteAddr()))
                .map(fresh -> remember(fresh, request));
    }

    private static Optional<Caller> remembered(HttpServletRequest request) {
        return session(request)
                .map(session -> session.getAttribute(ATTRIBUTE))
                .filter(Caller.class::isInstance)
                .map(Caller.class::cast);
    }

    private static Optional<HttpSession> session(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false));
    }

    /** Also one from before the sign-in: it may have been planted, and nothing of it is carried over. */
    private static void end(HttpServletRequest request) {
        session(request).ifPresent(HttpSession::invalidate);
    }

    private static Caller remember(Caller caller, HttpServletRequest request) {
        request.getSession(true).setAttribute(ATTRIBUTE, caller);
        return caller;
    }
}
