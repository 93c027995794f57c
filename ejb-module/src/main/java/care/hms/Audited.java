package care.hms;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks a use case that a person can start: whenever it succeeds, the audit says so in the same transaction. Who acted
 * is the first argument; the object is the first id after it, or else what the answer tells ({@link Traced}).
 */
@InterceptorBinding
@Retention(RUNTIME)
@Target({METHOD, TYPE})
public @interface Audited {

    /** What is done: the API's operation id, whoever calls, such as {@code checkIn}. */
    @Nonbinding
    String value() default "";

    /** To what kind of thing, such as {@code appointment}. */
    @Nonbinding
    String object() default "";
}
