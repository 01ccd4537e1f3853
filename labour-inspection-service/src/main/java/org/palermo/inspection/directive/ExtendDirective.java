package org.palermo.inspection.directive;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;

/// Gives an employer more time.
///
/// @param dueOn the new last day, after the present one
/// @param reason why; it is stored encrypted
@RegisterForReflection
public record ExtendDirective(@NotNull LocalDate dueOn, @NotBlank @Size(max = 1000) @PlainText @NoMigrationStatus String reason) {

    @Override
    public String toString() {
        return "ExtendDirective";
    }
}
