package org.palermo.inspection.workplace.duplicate;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;

/// Merges two workplaces that an inspector has compared.
///
/// @param keep which side of the comparison is kept for both
/// @param reasons why they are one place
@RegisterForReflection
public record MergeWorkplaces(@NotNull KeptSide keep, @NotNull @Size(min = 1, max = 7) Set<@NotNull MergeReason> reasons) {}
