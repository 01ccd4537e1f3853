package org.palermo.inspection.evidence;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;

/// Records that evidence changed hands.
///
/// @param returned true when it came back, or its copy was destroyed there; false when it was handed over
/// @param purpose to whom it went, or from whom it came back
/// @param who the person and the organisation; it is stored encrypted
/// @param at when it changed hands, at most ten minutes in the future
/// @param note a reference, a receipt; it is stored encrypted
@RegisterForReflection
public record RecordCustody(
        @NotNull Boolean returned, @NotNull CustodyPurpose purpose, @NotBlank @Size(max = 300) @PlainText @NoMigrationStatus String who,
        @NotNull Instant at, @Size(max = 1000) @PlainText @NoMigrationStatus String note) {

    @Override
    public String toString() {
        return "RecordCustody";
    }
}
