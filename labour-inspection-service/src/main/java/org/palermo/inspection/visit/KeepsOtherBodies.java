package org.palermo.inspection.visit;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On an operation that takes an id which a device chose. When it fails with {@link IdTaken}, its transaction ends without a change, the
/// body is kept for a person in another one, and the answer is the same problem.
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface KeepsOtherBodies {}
