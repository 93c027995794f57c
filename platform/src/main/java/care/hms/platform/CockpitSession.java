package care.hms.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Remembers in the HTTP session who signed in to Cockpit: browsers repeat HTTP Basic with every picture, and a password
 * check is slow on purpose. The account is looked up again each time, so that disabling it ends the session at once.
 */
final class CockpitSession {

    private static final String ATTRIBUTE = CockpitSession.class.getName();

    private CockpitSession() {}

    static Optional<Caller> caller(HttpServletRequest request, Callers callers) {
        var given = Authorization.of(request).nameAndPassword();
        var remembered = remembered(request)
                .filter(caller -> given.map(pair -> pair.name().equalsIgnoreCase(caller.username()))
                        .orElse(true));
        var caller = remembered.flatMap(callers::again);
        if (caller.isPresent()) {
            return caller;
        }
        return given.flatMap(pair -> callers.byPassword(pair.name(), pair.password(), request.getRemoteAddr()))
                .map(fresh -> remember(fresh, request));
    }

    private static Optional<Caller> remembered(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }

    private static Caller remember(Caller caller, HttpServletRequest request) {
        // A session from before the sign-in may have been planted: nothing of it is carried over.
        var old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        request.getSession(true).setAttribute(ATTRIBUTE, caller);
        return caller;
    }
}
