package org.palermo.referral.casefile;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// How many case files stand where, and how many terms are over or nearly so.
@RegisterForReflection
public record CaseSummary(List<StageCount> stages, long overdue, long dueSoon) {

    @RegisterForReflection
    public record StageCount(CaseFileStage stage, long count) {}
}
