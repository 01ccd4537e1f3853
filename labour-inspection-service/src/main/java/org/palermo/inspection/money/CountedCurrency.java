package org.palermo.inspection.money;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.palermo.kernel.money.Currencies;

/// An ISO 4217 currency in which money is counted. Excludes the codes for metals and for testing, which have no minor unit.
@Constraint(validatedBy = CountedCurrency.Known.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface CountedCurrency {
    String message() default "must be a currency of ISO 4217 in which money is counted";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Known implements ConstraintValidator<CountedCurrency, String> {
        @Override
        public boolean isValid(String code, ConstraintValidatorContext context) {
            return code == null || Currencies.isCounted(code);
        }
    }
}
