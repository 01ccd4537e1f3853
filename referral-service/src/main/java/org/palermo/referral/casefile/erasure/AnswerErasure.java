package org.palermo.referral.casefile.erasure;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;

/// A second person's decision on the erasure of the person of an open case file.
///
/// @param erase false rejects the request; nothing is erased
@RegisterForReflection
public record AnswerErasure(@NotNull Boolean erase) {}
