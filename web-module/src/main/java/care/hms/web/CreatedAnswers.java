package care.hms.web;

import care.hms.appointment.AppointmentView;
import care.hms.hospital.PatientView;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.UUID;

/** Turns a success of a method that {@link Creates} into 201, and tells where to read what was created. */
@Provider
@Creates
public class CreatedAnswers implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() == Status.OK.getStatusCode() && response.getEntity() instanceof Answer<?> answer) {
            response.setStatusInfo(Status.CREATED);
            readableId(answer.data()).ifPresent(id -> response.getHeaders()
                    .putSingle(
                            HttpHeaders.LOCATION,
                            request.getUriInfo()
                                    .getAbsolutePathBuilder()
                                    .path(id.toString())
                                    .build()));
        }
    }

    private static Optional<UUID> readableId(Object created) {
        if (created instanceof AppointmentView appointment) {
            return Optional.of(appointment.id());
        }
        return created instanceof PatientView patient ? Optional.of(patient.id()) : Optional.empty();
    }
}
