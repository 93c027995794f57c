package care.hms.web;

import care.hms.account.Actor;
import care.hms.audit.RecordRefusal;
import jakarta.inject.Inject;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Has written down what somebody who is signed in tried and did not get. A request that is merely malformed is no
 * attempt at anything, and strangers leave no line: they could fill the disk.
 */
@Provider
public class AuditedRefusals implements ContainerResponseFilter {

    private static final Logger LOGGER = System.getLogger(AuditedRefusals.class.getName());
    private static final Set<Integer> REFUSALS = Set.of(403, 404, 409, 412, 422, 429);

    @Context
    private ResourceInfo resource;

    @Inject
    private CurrentActor current;

    @Inject
    private RecordRefusal recordRefusal;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var caller = current.caller();
        var method = resource.getResourceMethod();
        if (caller.isPresent()
                && method != null
                && request.getProperty(Problem.ATTRIBUTE) instanceof Problem problem
                && (REFUSALS.contains(problem.status()) || problem.isOurFault())) {
            record(Actor.of(caller.get()), method, object(method, request.getUriInfo()), problem);
        }
    }

    private void record(Actor actor, Method method, UUID object, Problem problem) {
        var operation = method.getAnnotation(Operation.class).operationId();
        try {
            recordRefusal.record(actor, operation, object, problem.code(), problem.isOurFault());
        } catch (RuntimeException unwritten) {
            // The refusal stands all the same; that it could not be written down is for the operators.
            LOGGER.log(Level.ERROR, "a refused " + operation + " is missing in the audit", unwritten);
        }
    }

    /** The id in the path, if it is one. */
    private static UUID object(Method method, UriInfo uri) {
        return Stream.of(method.getParameters())
                .filter(parameter -> parameter.getType() == UUID.class)
                .map(parameter -> parameter.getAnnotation(PathParam.class))
                .flatMap(Stream::ofNullable)
                .map(path -> uri.getPathParameters().getFirst(path.value()))
                .flatMap(AuditedRefusals::id)
                .findFirst()
                .orElse(null);
    }

    private static Stream<UUID> id(String text) {
        try {
            return Stream.of(Text.uuid(text));
        } catch (IllegalArgumentException none) {
            return Stream.empty();
        }
    }
}
