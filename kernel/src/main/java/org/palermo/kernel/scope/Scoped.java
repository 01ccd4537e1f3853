package org.palermo.kernel.scope;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a use case, beside `@WithTransaction`: the first statement of the transaction passes the
/// {@link org.palermo.kernel.identity.Actor} argument to PostgreSQL and reads the transaction's time, see
/// {@link TransactionTime}.
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Scoped {}
