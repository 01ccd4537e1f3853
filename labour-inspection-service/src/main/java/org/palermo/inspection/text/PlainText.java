package org.palermo.inspection.text;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Text without control characters other than tabs and line ends, and without unpaired surrogates: PostgreSQL can't store a
/// zero character, an unpaired surrogate has no UTF-8, and people's text needs none of the others.
@Pattern(regexp = "[\\t\\n\\r\\x20-\\x7e\\x{a0}-\\x{d7ff}\\x{e000}-\\x{10ffff}]*")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface PlainText {
    String message() default "must not hold characters that are not text";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
