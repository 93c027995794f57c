package care.hms.web;

import care.hms.metrics.Meters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Counts and times what the API answers, by the route's template: a path as it was asked for may hold anything, and as
 * many of them as somebody cares to invent.
 */
@ApplicationScoped
class RequestMeters {

    /** Where no route was reached: there is none, or the sign-in let nobody so far. */
    private static final String NO_ROUTE = "none";

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final Meters meters;
    private final Map<Method, String> routes = new ConcurrentHashMap<>();

    @Inject
    RequestMeters(Meters meters) {
        this.meters = meters;
    }

    /** For the container's proxy. */
    protected RequestMeters() {
        this(null);
    }

    /** A route was reached and has answered after this long. */
    void answered(String httpMethod, Method route, int status, Duration took) {
        var template = routes.computeIfAbsent(route, RequestMeters::template);
        count(httpMethod, template, status);
        meters.timer(
                        "hms_rest_request",
                        "From the arrival of a request at its route to the answer",
                        method(httpMethod),
                        new Tag("route", template))
                .update(took);
    }

    /** The request was answered before it reached any route. */
    void turnedAway(String httpMethod, int status) {
        count(httpMethod, NO_ROUTE, status);
    }

    private void count(String httpMethod, String route, int status) {
        meters.counter(
                        "hms_rest_requests",
                        "Answers of the API",
                        method(httpMethod),
                        new Tag("route", route),
                        new Tag("status", String.valueOf(status)))
                .inc();
    }

    private static Tag method(String httpMethod) {
        return new Tag("method", METHODS.contains(httpMethod) ? httpMethod : "other");
    }

    private static String template(Method route) {
        var resource = route.getDeclaringClass().getAnnotation(Path.class).value();
        var method = route.getAnnotation(Path.class);
        var template = "/" + resource + (method == null ? "" : "/" + method.value());
        return template.replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    }
}
