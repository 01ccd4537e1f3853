package org.palermo.inspection.openrosa;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;

/// Chooses for a form that waits.
///
/// @param outcome `FIRST` keeps the visit as it is; `BOTH` also records the findings of this form
@RegisterForReflection
public record SettleForm(@NotNull FormOutcome outcome) {}
