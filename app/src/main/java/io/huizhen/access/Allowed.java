package io.huizhen.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call an endpoint. Every controller method carries it; one without is refused to all, and fails the build.
 * An endpoint of a case names the {@link Action} that it passes to the {@link Guard}, so that the table of
 * role x endpoint x case can be derived and run.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {

    /** The roles; empty together with {@link #everyone()} for public pages. */
    Role[] value() default {};

    /** True for pages that need no login. */
    boolean everyone() default false;

    /** True for pages that any logged-in person may see. */
    boolean anyRole() default false;

    /** The action on the case whose id is the path variable {@code caseId}; {@link Action#NONE} elsewhere. */
    Action on() default Action.NONE;
}
