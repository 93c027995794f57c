package care.hms.web;

import care.hms.appointment.AppointmentView;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Gives every single appointment its version as ETag, for the If-Match of the next act (A7). */
@Provider
public class VersionTags implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Answer<?> answer && answer.data() instanceof AppointmentView appointment) {
            response.getHeaders().putSingle(HttpHeaders.ETAG, new EntityTag(Long.toString(appointment.version())));
        }
    }
}
