package org.palermo.referral.casefile;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// Terms of open files are counted anew, as they were shown.
///
/// @param scope ISO 3166 code of a country or region that is held here
@RegisterForReflection
public record Recalculate(@NotNull @Size(max = 20) String scope) {}
