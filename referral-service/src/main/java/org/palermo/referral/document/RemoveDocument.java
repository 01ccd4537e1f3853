package org.palermo.referral.document;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;

/// Removes a document.
@RegisterForReflection
public record RemoveDocument(@NotNull RemovalReason reason) {}
