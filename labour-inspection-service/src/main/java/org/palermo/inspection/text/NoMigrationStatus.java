package org.palermo.inspection.text;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;
import java.util.stream.Collectors;

/// Text that an inspector writes and that says nothing of anybody's migration status: it is neither kept nor passed on (A/75/289, 53c).
/// The refusal names the kind of the words and never the words.
@Constraint(validatedBy = NoMigrationStatus.Check.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface NoMigrationStatus {
    String message() default "must say nothing about migration status: take the words out";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Compares a text with the list of words.
    class Check implements ConstraintValidator<NoMigrationStatus, String> {

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            Set<MigrationStatusWords.Kind> kinds = text == null ? Set.of() : MigrationStatusWords.listed().kindsIn(text);
            if (kinds.isEmpty()) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate("must say nothing about migration status: take out the words of the kind "
                    + kinds.stream().map(Enum::name).collect(Collectors.joining(", "))).addConstraintViolation();
            return false;
        }
    }
}
