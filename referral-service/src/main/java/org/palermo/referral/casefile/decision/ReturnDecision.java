package org.palermo.referral.casefile.decision;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// Does not confirm a proposed decision, or takes the own proposal back.
///
/// @param reasons what is missing or wrong; kept with the proposal
@RegisterForReflection
public record ReturnDecision(@NotBlank @Size(max = 8000) String reasons) {}
