package org.palermo.referral.casefile;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;

/// A second person says whether the person of an open case file is erased.
///
/// @param erase false ends what was asked, and nothing is erased
@RegisterForReflection
public record AnswerErasure(@NotNull Boolean erase) {}
