package org.palermo.referral.casefile.decision;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// The competent authority decides whether there are reasonable grounds to believe that the person was trafficked.
///
/// @param outcome positive when there are reasonable grounds to believe that the person is a victim
/// @param test the standard of proof that was applied, in the words of the law
/// @param reasons the reasons; kept with the decision
@RegisterForReflection
public record DecideReasonableGrounds(
        @NotNull Outcome outcome, @NotBlank @Size(max = 200) String test, @NotBlank @Size(max = 8000) String reasons) {}
