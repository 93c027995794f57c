package care.hms.web.pages;

import care.hms.platform.RequestId;
import care.hms.web.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** Says why a page cannot be shown, and what to do, without telling whether there is anything behind its address. */
@Named
@RequestScoped
public class ProblemPage {

    @Inject
    private HttpServletRequest request;

    @Inject
    private Texts texts;

    /** What happened. */
    public String getHeading() {
        return texts.of("problem." + kind() + ".heading");
    }

    /** What to do. */
    public String getAdvice() {
        return texts.of("problem." + kind() + ".advice");
    }

    /** By which support finds it in the log. */
    public String getRequestId() {
        return RequestId.of(request);
    }

    private String kind() {
        var status = request.getAttribute(Problem.ATTRIBUTE) instanceof Problem problem ? problem.status() : 404;
        return switch (status) {
            case 403 -> "denied";
            case 404 -> "unknown";
            case 503 -> "busy";
            default -> status < 500 ? "refused" : "failed";
        };
    }
}
