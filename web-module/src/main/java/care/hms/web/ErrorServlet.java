package care.hms.web;

import care.hms.platform.Refusal;
import care.hms.platform.RequestId;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Answers what the container refuses before any resource or page of ours is reached. */
@WebServlet(name = "errors", urlPatterns = ErrorServlet.PATH)
public class ErrorServlet extends HttpServlet {

    static final String PATH = "/error";

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = System.getLogger(ErrorServlet.class.getName());

    @Inject
    private transient RequestMeters meters;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        var problem = problem(request);
        var requestId = RequestId.of(request);
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
                && problem.isOurFault()) {
            LOGGER.log(Level.ERROR, "request " + requestId + " failed", failure);
        }
        response.setStatus(problem.status());
        if (AnswerFilter.isApi(request)) {
            meters.turnedAway(request.getMethod(), problem.status());
            response.setContentType(Problem.MEDIA_TYPE);
            Json.write(problem.body(requestId), response.getOutputStream());
        } else if (isSomebodyLooking(request)) {
            request.setAttribute(Problem.ATTRIBUTE, problem);
            request.getRequestDispatcher("/problem").forward(request, response);
        } else {
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().println(problem.detail());
        }
    }

    /** What a script loads is read by nobody. */
    private static boolean isSomebodyLooking(HttpServletRequest request) {
        var accepted = request.getHeader("Accept");
        return accepted != null && accepted.contains("text/html");
    }

    /** Who asks for this path himself finds nothing here. */
    private static Problem problem(HttpServletRequest request) {
        var refusal = Refusal.of(request);
        if (refusal.isPresent()) {
            return Problems.of(refusal.get());
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            return Problems.of(failure);
        }
        return Problems.ofStatus(
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status ? status : 404);
    }
}
