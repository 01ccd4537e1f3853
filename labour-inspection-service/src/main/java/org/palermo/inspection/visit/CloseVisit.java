package org.palermo.inspection.visit;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;

/// Ends a visit. After that it can only be corrected.
///
/// @param endedAt when the inspectors left
/// @param workersPresent how many workers were there
/// @param summary what was done and seen, without the name of a worker
@RegisterForReflection
public record CloseVisit(
        @NotNull Instant endedAt, @NotNull @Min(0) @Max(1_000_000) Integer workersPresent,
        @NotBlank @Size(max = 4000) @PlainText @NoMigrationStatus String summary) {

    /// Contains no personal data, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "CloseVisit";
    }
}
