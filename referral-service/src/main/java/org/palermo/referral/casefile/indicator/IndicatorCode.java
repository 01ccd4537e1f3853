package org.palermo.referral.casefile.indicator;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A code of the published list of operational indicators. Null is valid.
@Constraint(validatedBy = IndicatorCode.Known.class)
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface IndicatorCode {
    String message() default "must be a code of an operational indicator";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Known implements ConstraintValidator<IndicatorCode, String> {
        @Override
        public boolean isValid(String code, ConstraintValidatorContext context) {
            return code == null || IndicatorList.knows(code);
        }
    }
}
