package org.palermo.referral.accommodation;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;

/// Nobody has to look any more. What is held stays held until it is released.
@RegisterForReflection
public record CloseRequest(@NotNull CloseReason reason) {}
