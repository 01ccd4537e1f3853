package org.palermo.inspection.visit;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks an operation that takes an id which a device chose. When it fails with {@link IdTaken}, its transaction ends without a change. A
/// second transaction keeps the body, so that a person can choose. The answer is the same problem.
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface KeepsOtherBodies {}
