package org.palermo.inspection.directive;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;

/// Adds a step to what an order asks for.
///
/// @param text what is to be done; it is stored encrypted
/// @param dueOn its last day, from the day of service until the last day of the order
@RegisterForReflection
public record AddStep(@NotBlank @Size(max = 1000) @PlainText @NoMigrationStatus String text, @NotNull LocalDate dueOn) {

    @Override
    public String toString() {
        return "AddStep";
    }
}
