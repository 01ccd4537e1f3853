package org.palermo.referral.difficulty;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.palermo.kernel.statistics.StatisticsControl;
import org.palermo.referral.profile.ServiceCategory;

/// Access difficulties by quarter, latest first. A suppressed figure is null; a zero is left out.
@RegisterForReflection
public record DifficultySummary(String country, List<Quarter> quarters, StatisticsControl control) {

    /// @param reports the reports of all categories
    @RegisterForReflection
    public record Quarter(String quarter, Long reports, List<Category> categories) {}

    /// @param share of all reports of the quarter, from 0 to 1; null when either number is suppressed
    @RegisterForReflection
    public record Category(
            ServiceCategory category, Long reports, Double share, List<Count> regions, List<Count> causes, List<Count> effects) {}

    /// @param code the code of a region, a cause or an effect
    @RegisterForReflection
    public record Count(String code, Long reports) {}
}
