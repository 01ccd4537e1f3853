package org.palermo.kernel.scope;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a use case, beside `@WithTransaction`: hands its {@link org.palermo.kernel.identity.Actor} argument to PostgreSQL
/// as the first statement of the transaction, and takes the transaction's time, see {@link TransactionTime}.
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Scoped {}
