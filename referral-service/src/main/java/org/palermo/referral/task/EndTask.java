package org.palermo.referral.task;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Says that a task has ended.
///
/// @param outcome whether it was done, or need not be done any more
@Schema(name = "EndCaseTask", examples = """
        {"outcome":"DONE"}""")
@RegisterForReflection
public record EndTask(@NotNull Outcome outcome) {

    @Schema(name = "CaseTaskOutcome")
    public enum Outcome {
        DONE, CANCELLED;

        TaskState state() {
            return TaskState.valueOf(name());
        }
    }
}
