package care.hms.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/** Has every answer of a resource counted and timed. */
@Provider
@PreMatching
public class MeasuredAnswers implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String SINCE = MeasuredAnswers.class.getName();

    @Context
    private ResourceInfo resource;

    @Inject
    private RequestMeters meters;

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(SINCE, System.nanoTime());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var route = resource.getResourceMethod();
        if (route != null && request.getProperty(SINCE) instanceof Long since) {
            var took = Duration.ofNanos(System.nanoTime() - since);
            meters.answered(request.getMethod(), route, response.getStatus(), took);
        } else {
            meters.turnedAway(request.getMethod(), response.getStatus());
        }
    }
}
