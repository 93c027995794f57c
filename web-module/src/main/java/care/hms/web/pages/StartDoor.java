package care.hms.web.pages;

import care.hms.account.Actor;
import care.hms.platform.Caller;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The address without a path: whoever is signed in goes on to work, everybody else reads what this is. */
@WebServlet(name = "start", urlPatterns = "")
public class StartDoor extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller) {
            response.sendRedirect(Page.firstOf(Actor.of(caller).role()).address());
        } else {
            request.getRequestDispatcher(Page.START.address()).forward(request, response);
        }
    }
}
