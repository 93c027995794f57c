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
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        var object = object(arguments, answer, told);
        return new AuditEvent(
                hospital(actor, told),
                actor.accountId(),
                actor.role().name(),
                audited.value(),
                new AuditEvent.Thing(audited.object(), object),
                patients(answer),
                Origin.current(),
                AuditEvent.Outcome.SUCCESS,
                detail(useCase, arguments, object, told));
    }

    private static UUID hospital(Actor actor, Traced told) {
        return actor.hospitalId() != null || told == null ? actor.hospitalId() : told.hospitalId();
    }

    /** What the caller named first, or what came of it; the hospital in which it happened is told elsewhere. */
    private static UUID object(Object[] arguments, Object answer, Traced told) {
        return Stream.concat(Stream.of(arguments), Stream.ofNullable(answer))
                .filter(UUID.class::isInstance)
                .map(UUID.class::cast)
                .filter(id -> told == null || !id.equals(told.hospitalId()))
                .findFirst()
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
                .flatMap(one -> ((Traced) one).patientIds().stream())
                .distinct()
                .toList();
    }

    /** What else the caller chose, and what was made of it: roles, reasons and ids, never a name. */
    private static Map<String, String> detail(Method useCase, Object[] arguments, UUID object, Traced told) {
        var detail = new TreeMap<String, String>();
        for (int i = 1; i < arguments.length; i++) {
            if (arguments[i] instanceof Enum<?> choice) {
                put(detail, kind(choice), choice, object);
            } else if (arguments[i] instanceof UUID id) {
                put(detail, useCase.getParameters()[i].getName(), id, object);
            } else if (arguments[i] instanceof Record wanted) {
                for (var component : wanted.getClass().getRecordComponents()) {
                    put(detail, component.getName(), read(wanted, component), object);
                }
            }
        }
        if (told != null) {
            put(detail, "shownId", told.id(), object);
        }
        return detail;
    }

    private static void put(Map<String, String> detail, String name, Object value, UUID object) {
        if (value instanceof Enum<?> choice) {
            detail.put(name, choice.name());
        } else if (value instanceof UUID id && !id.equals(object)) {
            detail.put(name, id.toString());
        }
    }

    private static String kind(Enum<?> choice) {
        var kind = choice.getDeclaringClass().getSimpleName();
        return kind.substring(0, 1).toLowerCase(Locale.ROOT) + kind.substring(1);
    }

    private static Object read(Record wanted, RecordComponent component) {
        var accessor = component.getAccessor();
        // Some of the records are their component's own business.
        accessor.setAccessible(true);
        try {
            return accessor.invoke(wanted);
        } catch (ReflectiveOperationException unreadable) {
            throw new IllegalStateException(component + " cannot be read", unreadable);
        }
    }
}
