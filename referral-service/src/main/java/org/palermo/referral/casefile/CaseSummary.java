package org.palermo.referral.casefile;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.palermo.kernel.statistics.StatisticsControl;

/// How many case files stand where, and how many terms are over or nearly so.
///
/// @param stages those that are not known to be empty
/// @param control how these figures were controlled, any of which may then be null; absent when they are exact
@RegisterForReflection
public record CaseSummary(List<StageCount> stages, @JsonInclude Long total, @JsonInclude Long overdue, @JsonInclude Long dueSoon,
        @JsonInclude(JsonInclude.Include.NON_NULL) StatisticsControl control) {

    /// @param count null when suppressed
    @RegisterForReflection
    public record StageCount(CaseFileStage stage, @JsonInclude Long count) {}
}
