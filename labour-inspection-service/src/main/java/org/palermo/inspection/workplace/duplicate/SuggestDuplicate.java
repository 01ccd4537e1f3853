package org.palermo.inspection.workplace.duplicate;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/// Says that another workplace may be the same.
///
/// @param reference the reference of the other workplace
@RegisterForReflection
public record SuggestDuplicate(@NotNull @Pattern(regexp = "[0-9A-Za-z*~$=-]{1,32}") String reference) {}
