package org.palermo.kernel.scope;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a use case that returns a `Uni`: runs it in a transaction, and tells PostgreSQL as its first statement who acts: the
/// {@link org.palermo.kernel.identity.Actor} among the arguments, or else the caller of the request. The transaction takes its time
/// from that statement, see {@link TransactionTime}.
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Scoped {}
