package care.hms.web;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Marks the few resource methods that stay open to whoever must change the first password. */
@Retention(RUNTIME)
@Target(METHOD)
@interface EvenWithFirstPassword {}
