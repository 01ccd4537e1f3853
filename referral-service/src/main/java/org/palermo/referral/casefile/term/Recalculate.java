package org.palermo.referral.casefile.term;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Applies a preview: writes the recalculated terms of open files.
///
/// @param scope ISO 3166 code of a country or region that this installation holds
@RegisterForReflection
@Schema(name = "RecalculateTerms")
public record Recalculate(@NotNull @Size(max = 20) String scope) {}
