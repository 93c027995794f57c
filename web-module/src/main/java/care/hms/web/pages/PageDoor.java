package care.hms.web.pages;

import care.hms.account.Actor;
import care.hms.audit.RecordRefusal;
import care.hms.platform.Caller;
import care.hms.platform.SignInAddress;
import care.hms.platform.SignInSession;
import care.hms.web.OwnPages;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Stands before every page, whatever its address: only pages that {@link Page} names, only for whom it names, and only
 * forms that one of our own pages has sent.
 */
@WebFilter(servletNames = "pages")
public class PageDoor extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = System.getLogger(PageDoor.class.getName());

    private static final String ASSETS = "/jakarta.faces.resource/";

    /** What Faces answers to its own scripts when a page is to be left. */
    private static final String LEAVE = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<partial-response><redirect url=\"%s\"></redirect></partial-response>";

    @Inject
    private transient RecordRefusal recordRefusal;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // What the server has made of the address decides, not how somebody wrote it.
        var path = request.getServletPath();
        if (path.startsWith(ASSETS) && !path.contains("..")) {
            chain.doFilter(request, response);
            return;
        }
        var page = Page.at(path);
        if (page.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (isForged(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (page.get().isOpen()) {
            chain.doFilter(request, response);
        } else {
            enter(page.get(), request, response, chain);
        }
    }

    private void enter(Page page, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var caller = Optional.ofNullable((Caller) request.getAttribute(Caller.ATTRIBUTE));
        if (caller.isEmpty()) {
            leave(signIn(request), request, response);
        } else if (caller.get().mustChangePassword() && page != Page.PASSWORD) {
            leave(Page.PASSWORD.address(), request, response);
        } else if (page.isFor(Actor.of(caller.get()).role())) {
            chain.doFilter(request, response);
        } else {
            record(Actor.of(caller.get()), page);
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /**
     * Cookies do not travel with what another site sends (SameSite), and Faces wants its own token back with every form;
     * this holds for the sign-in page too, which has neither.
     */
    private static boolean isForged(HttpServletRequest request) {
        return !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD") && !OwnPages.haveSent(request);
    }

    /** A script that asked by itself has nobody to show a page to: it hears that it may not. */
    private static void leave(String address, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            response.setContentType("text/xml;charset=UTF-8");
            response.getWriter().write(LEAVE.formatted(address.replace("&", "&amp;")));
        } else if (request.getHeader(SignInSession.BY_ITSELF) != null) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect(address);
        }
    }

    /** The address that a form was sent to is the one of its page, where its person goes on after signing in. */
    private static String signIn(HttpServletRequest request) {
        return SignInAddress.leadingTo(request) + (SignInMark.isOn(request) ? "&" + SignInAddress.ENDED : "");
    }

    private void record(Actor actor, Page page) {
        try {
            recordRefusal.record(actor, page.operation(), null, "access.denied", false);
        } catch (RuntimeException unwritten) {
            // The refusal stands all the same; that it could not be written down is for the operators.
            LOGGER.log(Level.ERROR, "a refused page is missing in the audit", unwritten);
        }
    }
}
