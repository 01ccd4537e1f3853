package org.palermo.inspection.history;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.indicator.Subject;
import org.palermo.inspection.text.PlainText;
import org.palermo.inspection.visit.VisitKind;

/// A past visit: one line of NDJSON.
///
/// @param id as the earlier register knows the visit
/// @param workplace the workplace by its registered name and its country
/// @param at when the visit began
/// @param inspectorAgency the inspectorate that made the visit
/// @param checklist code of the checklist and its version; `ilo-ec-2009` when omitted
/// @param synthetic whether the visit is made up; accepted but not stored
@RegisterForReflection
public record HistoricalVisit(
        @NotNull UUID id, @NotNull @Valid Place workplace, @NotNull Instant at, @NotNull UUID inspectorAgency, @NotNull VisitKind kind,
        @Pattern(regexp = "[a-z0-9][a-z0-9.-]{0,59}") String checklist,
                @NotNull @Size(max = 100) List<@NotNull @Valid PastFinding> findings,
        Boolean synthetic) {

    /// @param country ISO 3166-1 alpha-2
    @RegisterForReflection
    public record Place(@NotBlank @Size(max = 300) @PlainText String name, @NotNull @Pattern(regexp = "[A-Z]{2}") String country) {}

    /// @param indicators codes of operational indicators
    /// @param sector sector of the work; the workplace's sector when omitted
    /// @param workers how many workers the finding concerns
    @RegisterForReflection
    public record PastFinding(
            @NotNull @Size(max = 67) List<@NotNull String> indicators, @NotNull Subject subject,
            @Size(max = 200) @PlainText String sector, @NotNull @Min(1) @Max(1_000_000) Integer workers) {}
}
