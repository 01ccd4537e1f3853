package org.palermo.referral.casefile.decision;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/// Records that the person was told of a decision.
///
/// @param on the date, in the jurisdiction; not before the decision and not after today
/// @param by the safe channel
@RegisterForReflection
public record TellOfDecision(@NotNull LocalDate on, @NotNull TellingChannel by) {}
