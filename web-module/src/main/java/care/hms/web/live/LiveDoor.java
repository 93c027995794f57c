package care.hms.web.live;

import care.hms.account.Action;
import care.hms.account.Actor;
import care.hms.platform.Caller;
import care.hms.web.OwnPages;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets a page of ours open a socket for the hospital of whoever is signed in, and nobody else. */
@WebFilter(urlPatterns = LiveDoor.PATH + "*")
public class LiveDoor extends HttpFilter {

    static final String PATH = "/live/";

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller)) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (!OwnPages.haveSent(request) || !isFor(caller, request.getRequestURI())) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Only whoever sees the hospital's appointments hears which of them change. */
    private static boolean isFor(Caller caller, String address) {
        return !caller.mustChangePassword()
                && Actor.of(caller).may(Action.SEE, null, null)
                && address.equals(PATH + caller.hospitalId());
    }
}
