package care.hms.web;

import care.hms.account.AccountView;
import care.hms.appointment.AppointmentView;
import care.hms.hospital.PatientView;
import care.hms.stagealert.AlertView;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Gives whatever can be changed under If-Match its version as ETag, for the If-Match of the next act (A7). */
@Provider
public class VersionTags implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Success answer) {
            version(answer.data()).ifPresent(version -> response.getHeaders()
                    .putSingle(HttpHeaders.ETAG, new EntityTag(Long.toString(version))));
        }
    }

    private static Optional<Long> version(Object shown) {
        if (shown instanceof AppointmentView appointment) {
            return Optional.of(appointment.version());
        }
        if (shown instanceof PatientView patient) {
            return Optional.of(patient.version());
        }
        if (shown instanceof AccountView account) {
            return Optional.of(account.version());
        }
        if (shown instanceof AlertView alert) {
            return Optional.of(alert.version());
        }
        return shown instanceof Versioned versioned ? Optional.of(versioned.version()) : Optional.empty();
    }
}
