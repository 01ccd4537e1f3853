package org.palermo.inspection.visit.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;
import org.palermo.inspection.visit.SentUnderId;

/// Ends a visit. After that it can only be corrected.
///
/// @param id chosen by the device, so that a request that is repeated on a bad network is recognised; or left out
/// @param endedAt when the inspectors left
/// @param workersPresent how many workers were there
/// @param summary what was done and seen, without the name of a worker
@RegisterForReflection
public record CloseVisit(
        // The hash of a request must be the same as in an earlier release, so an id that is left out is not part of it.
        @JsonInclude(JsonInclude.Include.NON_NULL) UUID id,
        @NotNull Instant endedAt, @NotNull @Min(0) @Max(1_000_000) Integer workersPresent,
        @NotBlank @Size(max = 4000) @PlainText @NoMigrationStatus String summary)
        implements SentUnderId {

    /// Contains no personal data, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "CloseVisit";
    }
}
