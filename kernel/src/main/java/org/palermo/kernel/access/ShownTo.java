package org.palermo.kernel.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a field of an answer: only callers with one of these roles see it. It is left out for everybody else, also in pages,
/// lists and answers that are repeated for an `Idempotency-Key`.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface ShownTo {

    /// Any one of these roles sees the field.
    String[] value();
}
