package care.hms.web;

import care.hms.appointment.AppointmentView;
import care.hms.stagealert.AlertView;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Gives whatever can be changed under If-Match its version as ETag, for the If-Match of the next act (A7). */
@Provider
public class VersionTags implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Answer<?> answer) {
            if (answer.data() instanceof AppointmentView appointment) {
                tag(response, appointment.version());
            } else if (answer.data() instanceof AlertView alert) {
                tag(response, alert.version());
            } else if (answer.data() instanceof Versioned versioned) {
                tag(response, versioned.version());
            }
        }
    }

    private static void tag(ContainerResponseContext response, long version) {
        response.getHeaders().putSingle(HttpHeaders.ETAG, new EntityTag(Long.toString(version)));
    }
}
