package org.palermo.inspection.directive;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;

/// Records that an order was complied with.
///
/// @param on the day on which it was found
/// @param note how it was found; it is stored encrypted
@RegisterForReflection
public record RecordCompliance(@NotNull LocalDate on, @NotBlank @Size(max = 1000) @PlainText @NoMigrationStatus String note) {

    @Override
    public String toString() {
        return "RecordCompliance";
    }
}
