package care.hms.web;

import care.hms.platform.RequestId;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Answers every failure of the API with a problem. What is our fault is logged with its trace, and only there. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOGGER = System.getLogger(ProblemMapper.class.getName());

    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof WebApplicationException answer
                && answer.getResponse().getStatus() < 400) {
            return answer.getResponse();
        }
        var problem = Problems.of(failure);
        var requestId = RequestId.of(request);
        if (problem.isOurFault()) {
            LOGGER.log(Level.ERROR, "request " + requestId + " failed", failure);
        }
        request.setAttribute(Problem.ATTRIBUTE, problem);
        var response =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(text(problem, requestId));
        if (failure instanceof WebApplicationException refused) {
            response.header(HttpHeaders.ALLOW, refused.getResponse().getHeaderString(HttpHeaders.ALLOW));
        }
        if (problem.more().get("retryAfterSeconds") instanceof Long seconds) {
            response.header(HttpHeaders.RETRY_AFTER, seconds);
        }
        return response.build();
    }

    private static String text(Problem problem, String requestId) {
        try {
            return Json.MAPPER.writeValueAsString(problem.body(requestId));
        } catch (JsonProcessingException ours) {
            throw new IllegalStateException(ours);
        }
    }
}
