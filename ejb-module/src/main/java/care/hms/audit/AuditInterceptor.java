package care.hms.audit;

import care.hms.Audited;
import care.hms.Page;
import care.hms.Traced;
import care.hms.account.Actor;
import care.hms.platform.Origin;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes down every use case that succeeds, inside its transaction: there is no act without its line, and no line
 * without its act. What is refused rolls back; the edge, which alone sees all refusals, writes those down.
 */
@Audited
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class AuditInterceptor {

    private final JpaAuditEvents events;

    @Inject
    AuditInterceptor(JpaAuditEvents events) {
        this.events = events;
    }

    /** Calls the use case, then writes. */
    @AroundInvoke
    public Object writeDown(InvocationContext call) throws Exception {
        var answer = call.proceed();
        events.add(line(call.getMethod(), call.getParameters(), answer));
        return answer;
    }

    static AuditEvent line(Method useCase, Object[] arguments, Object answer) {
        var audited = useCase.getAnnotation(Audited.class);
        var actor = (Actor) arguments[0];
        var told = answer instanceof Traced traced ? traced : null;
        return new AuditEvent(
                hospital(actor, told),
                actor.accountId(),
                actor.role().name(),
                audited.value(),
                new AuditEvent.Thing(audited.object(), object(arguments, answer, told)),
                patients(answer),
                Origin.current(),
                AuditEvent.Outcome.SUCCESS,
                detail(arguments));
    }

    private static UUID hospital(Actor actor, Traced told) {
        return actor.hospitalId() != null || told == null ? actor.hospitalId() : told.hospitalId();
    }

    private static UUID object(Object[] arguments, Object answer, Traced told) {
        return Stream.of(arguments)
                .filter(UUID.class::isInstance)
                .map(UUID.class::cast)
                .findFirst()
                .or(() -> Stream.of(answer)
                        .filter(UUID.class::isInstance)
                        .map(UUID.class::cast)
                        .findFirst())
                .orElseGet(() -> told == null ? null : told.id());
    }

    private static List<UUID> patients(Object answer) {
        Collection<?> shown = answer instanceof Page<?> page
                ? page.items()
                : answer instanceof Collection<?> list
                        ? list
                        : Stream.ofNullable(answer).toList();
        return shown.stream()
                .filter(Traced.class::isInstance)
                .map(one -> ((Traced) one).patientId())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** The choices of the caller that name nobody: a role, a reason. */
    private static Map<String, String> detail(Object[] arguments) {
        var detail = new TreeMap<String, String>();
        for (var argument : arguments) {
            if (argument instanceof Enum<?> choice) {
                var kind = choice.getDeclaringClass().getSimpleName();
                detail.put(kind.substring(0, 1).toLowerCase(Locale.ROOT) + kind.substring(1), choice.name());
            }
        }
        return detail;
    }
}
