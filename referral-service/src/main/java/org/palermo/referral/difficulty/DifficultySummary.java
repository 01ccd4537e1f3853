package org.palermo.referral.difficulty;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.palermo.kernel.statistics.StatisticsControl;
import org.palermo.referral.profile.ServiceCategory;

/// What could not be reached, quarter by quarter, the latest first. A figure that is null may not show; what is zero is left
/// out.
@RegisterForReflection
public record DifficultySummary(String country, List<Quarter> quarters, StatisticsControl control) {

    /// @param reports of all categories
    @RegisterForReflection
    public record Quarter(String quarter, Long reports, List<Category> categories) {}

    /// @param share of all reports of the quarter, as a part of 1; null when one of the two may not show
    @RegisterForReflection
    public record Category(
            ServiceCategory category, Long reports, Double share, List<Count> regions, List<Count> causes, List<Count> effects) {}

    /// @param code of a region, a cause or an effect
    @RegisterForReflection
    public record Count(String code, Long reports) {}
}
