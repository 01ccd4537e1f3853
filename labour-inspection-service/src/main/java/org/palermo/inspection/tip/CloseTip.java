package org.palermo.inspection.tip;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;

/// Closes a tip.
///
/// @param ground why; `DONE` only once a visit or a report followed from it
@RegisterForReflection
public record CloseTip(@NotNull TipClosing ground) {}
