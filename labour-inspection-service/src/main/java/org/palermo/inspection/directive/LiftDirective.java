package org.palermo.inspection.directive;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;

/// Lifts an order.
///
/// @param reason why
/// @param on the day from which it no longer applies
/// @param note words about it; they are stored encrypted
@RegisterForReflection
public record LiftDirective(@NotNull LiftReason reason, @NotNull LocalDate on,
        @Size(max = 1000) @PlainText @NoMigrationStatus String note) {

    @Override
    public String toString() {
        return "LiftDirective";
    }
}
