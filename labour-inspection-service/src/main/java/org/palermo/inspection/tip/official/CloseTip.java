package org.palermo.inspection.tip.official;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import org.palermo.inspection.tip.TipClosing;

/// Closes a tip.
///
/// @param ground why; `DONE` only once a visit or a report followed from it
@RegisterForReflection
public record CloseTip(@NotNull TipClosing ground) {}
