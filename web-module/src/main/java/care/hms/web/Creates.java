package care.hms.web;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Marks the resource methods that answer 201, with a Location where the new thing can be read. */
@NameBinding
@Retention(RUNTIME)
@Target({METHOD, TYPE})
@interface Creates {}
