package org.palermo.referral.casefile.decision;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/// Makes a decision of the competent authority.
///
/// @param kind what is decided, e.g. whether there are reasonable grounds
/// @param outcome whether the decision is positive
/// @param test the standard of proof that was applied, in the words of the law
/// @param reasons the reasons; kept with the decision
/// @param protectedUntil the last day of protection that a positive decision grants beyond recovery and reflection, e.g. of a permit; or
/// null
@RegisterForReflection
public record MakeDecision(
        @NotNull DecisionKind kind, @NotNull Outcome outcome, @NotBlank @Size(max = 200) String test,
        @NotBlank @Size(max = 8000) String reasons, LocalDate protectedUntil) {

    public static MakeDecision of(DecideReasonableGrounds command) {
        return new MakeDecision(DecisionKind.REASONABLE_GROUNDS, command.outcome(), command.test(), command.reasons(), null);
    }
}
