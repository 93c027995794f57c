package care.hms.cockpit;

import care.hms.platform.Caller;
import care.hms.platform.Origin;
import care.hms.platform.Refusal;
import care.hms.platform.RequestId;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Answers what the sign-in, the container or a failure ended, and writes down whom the container did not let in. */
public class RefusalPage extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = System.getLogger(RefusalPage.class.getName());

    @Inject
    private transient RefusalRecord refusals;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
                ? CockpitRequest.of(request.getMethod(), request.getContextPath(), uri)
                : CockpitRequest.of(request);
        // Who asks for this page himself finds nothing here.
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer known ? known : 404;
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            LOGGER.log(Level.ERROR, "request " + RequestId.of(request) + " failed", failure);
        }
        var answer = Answer.of(request, status);
        if (answer.status() == HttpServletResponse.SC_FORBIDDEN
                && Refusal.of(request).isEmpty()
                && request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller) {
            writeDown(caller, asked, answer, request);
        }
        answer.write(asked, request, response);
    }

    private void writeDown(Caller caller, CockpitRequest asked, Answer answer, HttpServletRequest request) {
        Origin.begin(Origin.Way.COCKPIT, RequestId.of(request));
        try {
            refusals.refused(caller, asked, answer.code());
        } finally {
            Origin.end();
        }
    }
}
