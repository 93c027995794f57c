package care.hms.web;

import care.hms.account.AccountView;
import care.hms.appointment.AppointmentView;
import care.hms.hospital.PatientView;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/** Turns a success of a method that {@link Creates} into 201, and tells where to read what was created. */
@Provider
@Creates
public class CreatedAnswers implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() == Status.OK.getStatusCode() && response.getEntity() instanceof Success answer) {
            response.setStatusInfo(Status.CREATED);
            location(request, answer.data())
                    .ifPresent(uri -> response.getHeaders().putSingle(HttpHeaders.LOCATION, uri));
        }
    }

    private static Optional<URI> location(ContainerRequestContext request, Object created) {
        var paths = request.getUriInfo();
        // An account is read at one place, whatever it was created for.
        return created instanceof AccountView account
                ? Optional.of(at(paths.getBaseUriBuilder().path("accounts"), account.id()))
                : readableId(created).map(id -> at(paths.getAbsolutePathBuilder(), id));
    }

    private static URI at(UriBuilder collection, UUID id) {
        return collection.path(id.toString()).build();
    }

    private static Optional<UUID> readableId(Object created) {
        if (created instanceof AppointmentView appointment) {
            return Optional.of(appointment.id());
        }
        if (created instanceof AbsencesResource.Outcome outcome) {
            return Optional.of(outcome.absence().id());
        }
        return created instanceof PatientView patient ? Optional.of(patient.id()) : Optional.empty();
    }
}
