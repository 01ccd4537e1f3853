package org.palermo.referral.casefile.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.palermo.kernel.statistics.StatisticsControl;
import org.palermo.referral.casefile.CaseFileStage;

/// How many case files are in each stage, and how many terms are overdue or due soon.
///
/// @param stages stages with at least one file, or whose count is suppressed
/// @param total all of them; null when it is suppressed
/// @param overdue how many are overdue; null when it is suppressed
/// @param dueSoon how many are due soon; null when it is suppressed
/// @param control how disclosure control was applied; the figures may then be null. Absent when the figures are exact
@RegisterForReflection
public record CaseSummary(List<StageCount> stages, @JsonInclude Long total, @JsonInclude Long overdue, @JsonInclude Long dueSoon,
        @JsonInclude(JsonInclude.Include.NON_NULL) StatisticsControl control) {

    /// @param stage the stage of the cases
    /// @param count how many cases; null when it is suppressed
    @RegisterForReflection
    public record StageCount(CaseFileStage stage, @JsonInclude Long count) {}
}
