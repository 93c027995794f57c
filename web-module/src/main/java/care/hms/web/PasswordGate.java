package care.hms.web;

import care.hms.platform.Caller;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** Keeps everything but the change of the password closed to whoever still has the one somebody else chose. */
@Provider
public class PasswordGate implements ContainerRequestFilter {

    @Context
    private ResourceInfo resource;

    @Inject
    private CurrentActor current;

    @Override
    public void filter(ContainerRequestContext request) {
        var open = resource.getResourceMethod().isAnnotationPresent(EvenWithFirstPassword.class);
        if (!open && current.caller().filter(Caller::mustChangePassword).isPresent()) {
            throw new PasswordChangeRequired();
        }
    }
}
