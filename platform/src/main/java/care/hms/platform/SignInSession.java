package care.hms.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers in the HTTP session who signed in. The web modules share their sessions (the EAR's jboss-all.xml), so
 * whoever signed in to one of them is known to all. The account is looked up again each time: disabling it, another role
 * or another password end the session at once.
 *
 * <p>A session ends {@link #IDLE_FOR} after the person last did something, and {@link #LONGEST} after the sign-in
 * whatever the person does. What a page asks for by itself keeps nobody signed in: it says so with {@link #BY_ITSELF}.
 * Both are real durations.
 */
public final class SignInSession {

    /** How long a person may do nothing. */
    public static final Duration IDLE_FOR = Duration.ofMinutes(30);

    /** A shift and its ends. */
    public static final Duration LONGEST = Duration.ofHours(12);

    /** Header of requests that no person made: pages that bring themselves up to date. */
    public static final String BY_ITSELF = "X-HMS-By-Itself";

    private static final String ATTRIBUTE = SignInSession.class.getName();

    private SignInSession() {}

    /** Who signed in when, and when he last did something. */
    record Remembered(Caller caller, Instant since, Instant lastAct) implements Serializable {

        private boolean hasEnded(Instant now) {
            return !now.isBefore(lastAct.plus(IDLE_FOR)) || !now.isBefore(since.plus(LONGEST));
        }
    }

    /** Begins a session of whoever has just signed in, with an id of its own, at this real instant. */
    public static void begin(HttpServletRequest request, Caller caller, Instant now) {
        end(request);
        request.getSession(true).setAttribute(ATTRIBUTE, new Remembered(caller, now, now));
    }

    /** Also one from before the sign-in: it may have been planted, and nothing of it is carried over. */
    public static void end(HttpServletRequest request) {
        session(request).ifPresent(HttpSession::invalidate);
    }

    /** Whoever signed in to that session, without asking whether he still may; empty when nobody did. */
    public static Optional<Caller> owner(HttpSession session) {
        return remembered(session).map(Remembered::caller);
    }

    /** For how long whoever signed in has done nothing; this request may itself be an act. */
    public static Duration idle(HttpServletRequest request, Instant now) {
        return session(request)
                .flatMap(SignInSession::remembered)
                .map(known -> Duration.between(known.lastAct(), now))
                .orElse(Duration.ZERO);
    }

    /** Whether nobody is signed in to that session any more, or he may no longer be; asking is not an act. */
    public static boolean isOver(HttpSession session, Callers callers, Instant now) {
        try {
            return stillSignedIn(session, callers, now).isEmpty();
        } catch (IllegalStateException ended) {
            return true;
        }
    }

    /** Whoever signed in on a page and still may act; a session that is over is ended. */
    static Optional<Caller> caller(HttpServletRequest request, Callers callers, Instant now) {
        var session = session(request);
        var remembered = session.flatMap(SignInSession::remembered);
        if (remembered.isEmpty()) {
            return Optional.empty();
        }
        var caller = stillSignedIn(session.get(), callers, now);
        if (caller.isEmpty()) {
            end(request);
        } else if (isAPersonsAct(request)) {
            session.get()
                    .setAttribute(
                            ATTRIBUTE,
                            new Remembered(caller.get(), remembered.get().since(), now));
        }
        return caller;
    }

    /** The same, or whoever gives name and password with the request, as programs do with HTTP Basic. */
    static Optional<Caller> callerOrBasic(HttpServletRequest request, Callers callers, Instant now) {
        var given = Authorization.of(request).nameAndPassword();
        var isSomebodyElses = session(request)
                .flatMap(SignInSession::remembered)
                .filter(known -> given.isPresent()
                        && !given.get().name().equalsIgnoreCase(known.caller().username()))
                .isPresent();
        var caller = isSomebodyElses ? Optional.<Caller>empty() : caller(request, callers, now);
        if (caller.isPresent()) {
            return caller;
        }
        end(request);
        var verified = given.flatMap(pair -> callers.byPassword(pair.name(), pair.password(), request.getRemoteAddr()));
        verified.ifPresent(fresh -> begin(request, fresh, now));
        return verified;
    }

    /** Neither what a page asks for by itself, nor its socket, which opens itself again. */
    private static boolean isAPersonsAct(HttpServletRequest request) {
        return request.getHeader(BY_ITSELF) == null && request.getHeader("Upgrade") == null;
    }

    private static Optional<Caller> stillSignedIn(HttpSession session, Callers callers, Instant now) {
        return remembered(session)
                .filter(known -> !known.hasEnded(now))
                .flatMap(known -> callers.again(known.caller()));
    }

    private static Optional<Remembered> remembered(HttpSession session) {
        return session.getAttribute(ATTRIBUTE) instanceof Remembered known ? Optional.of(known) : Optional.empty();
    }

    private static Optional<HttpSession> session(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false));
    }
}
