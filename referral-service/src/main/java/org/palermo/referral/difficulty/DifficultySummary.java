package org.palermo.referral.difficulty;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.kernel.statistics.StatisticsControl;
import org.palermo.referral.profile.ServiceCategory;

/// Access difficulties by quarter, latest first. A suppressed figure is null; a zero is left out.
///
/// @param quarters latest first
/// @param control how the figures are protected; null when they are exact
@RegisterForReflection
public record DifficultySummary(String country, List<Quarter> quarters, StatisticsControl control) {

    /// @param quarter e.g. `2026-Q3`
    /// @param reports the reports of all categories; null when it is suppressed
    /// @param categories one for each category
    @RegisterForReflection
    @Schema(name = "DifficultyQuarter")
    public record Quarter(String quarter, Long reports, List<Category> categories) {}

    /// @param category the category of service
    /// @param reports how many reports; null when it is suppressed
    /// @param share of all reports of the quarter, from 0 to 1; null when either number is suppressed
    /// @param regions how many reports each region has
    /// @param causes how often each cause was named
    /// @param effects how often each effect was named
    @RegisterForReflection
    @Schema(name = "DifficultyCategory")
    public record Category(
            ServiceCategory category, Long reports, Double share, List<Count> regions, List<Count> causes, List<Count> effects) {}

    /// @param code the code of a region, a cause or an effect
    /// @param reports how many reports; null when it is suppressed
    @RegisterForReflection
    @Schema(name = "DifficultyCount")
    public record Count(String code, Long reports) {}
}
