package org.palermo.inspection.visit.workeroffence;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;

/// Answers again whether an offence follows from the worker's situation. The earlier answers are kept.
///
/// @param followsFromSituation the new answer, which replaces the earlier one
/// @param report id of the report of this worker as a suspected victim, from a finding of this visit; left out when she is not reported
/// @param reason why the answer is changed
@RegisterForReflection
public record AnswerFollowsFromSituation(
        @NotNull FollowsFromSituation followsFromSituation, UUID report,
        @NotBlank @Size(max = 1000) @PlainText @NoMigrationStatus String reason) {

    /// Contains no personal data, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "AnswerFollowsFromSituation";
    }
}
