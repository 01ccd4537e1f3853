package org.palermo.inspection.finding;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.indicator.Subject;
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;
import org.palermo.inspection.violation.RecordViolation;
import org.palermo.inspection.violation.Violations;

/// Corrects a finding. The body replaces everything except the violations. For these it lists only what is added and what is withdrawn.
///
/// @param subject what the finding is about
/// @param workers how many workers the finding concerns
/// @param indicators codes of operational indicators, e.g. `EX01`; may be empty if the finding keeps a violation, or somebody was reported
///     from it
/// @param note the conditions, in the inspector's words; must not say who a victim is, nor anything about migration status; left out for
///     none
/// @param withdrawn ids of violations to withdraw; or left out
/// @param violations the violations to add; or left out
/// @param reason why it was wrong
@Schema(examples = """
        {"subject":"ADULT","workers":3,"indicators":["EX01"],"note":"The only door is locked at night",\
        "violations":[{"code":"WAGES_BELOW_MINIMUM","actedOn":"2025-12-31","workers":3}],"reason":"Counted anew."}""")
@RegisterForReflection
public record CorrectFinding(
        @NotNull Subject subject, @NotNull @Min(1) @Max(1_000_000) Integer workers,
                @NotNull @Size(max = 67) List<@NotNull String> indicators,
        @Size(max = 4000) @PlainText @NoMigrationStatus String note, @Size(max = Violations.MOST) Set<@NotNull UUID> withdrawn,
        @Size(max = Violations.MOST) List<@NotNull @Valid RecordViolation> violations,
        @NotBlank @Size(max = 1000) @PlainText @NoMigrationStatus String reason) {

    Set<UUID> withdraws() {
        return withdrawn == null ? Set.of() : withdrawn;
    }

    List<RecordViolation> adds() {
        return violations == null ? List.of() : violations;
    }

    /// Contains no personal data, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "CorrectFinding";
    }
}
